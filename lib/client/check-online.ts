import type { Check } from "./check";
import { NotGenuine } from "./client-errors";
import type { ClientOptions } from "./client-options";
import { bodyOf, exchange, type Link } from "./exchange";
import { entitlement } from "./license-document";

type Answered = { check: Check; licenseId: string | null; at: Date };

/** Asks the server. `at` is its time, and signed. */
export async function checkOnline(link: Link, options: ClientOptions): Promise<Answered> {
  const exchanged = await exchange(link, {
    method: "POST",
    path: "/api/v1/validate",
    body: (nonce) => ({ nonce, scope: scopeOf(options) }),
  });
  const answer = bodyOf(exchanged);
  if (answer.text("nonce") !== exchanged.nonce) throw new NotGenuine("an answer to another question, played back");
  const check: Check = {
    valid: answer.boolean("valid"),
    code: answer.text("code"),
    detail: answer.text("detail"),
    source: "online",
    conclusive: answer.boolean("conclusive"),
    retryAfter: answer.numberOrNull("retryAfter"),
    entitlements: answer.objects("entitlements").map(entitlement),
    goodUntil: null,
  };
  return { check, licenseId: answer.objectOrNull("license")?.text("id") ?? null, at: answer.instant("at") };
}

function scopeOf({ program = {}, machine, user, entitlements = [] }: ClientOptions): object {
  const { product, version, environment } = program;
  return {
    ...(product === undefined ? {} : { product }),
    ...(version === undefined ? {} : { version }),
    ...(environment === undefined ? {} : { environment }),
    ...(machine ? { fingerprint: machine.fingerprint } : {}),
    ...(machine?.components ? { components: machine.components } : {}),
    ...(user === undefined ? {} : { user }),
    ...(entitlements.length > 0 ? { entitlements } : {}),
  };
}
