import { findMachine } from "@/lib/activations/find-machine";
import { findUser } from "@/lib/activations/find-user";
import type { Context } from "@/lib/kernel/operation";
import { Refusal, refuse, refuseInput } from "@/lib/kernel/refusal";
import { keyHash, parseKey } from "@/lib/keys/key-text";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { requireKeyOfMachine } from "./answer-request";
import { fileKey } from "./file-key";
import { readRequest, type ActivationRequest } from "./request-text";

/**
 * What the person who acts may exchange: a request with a licence key, which is all that activating needs, or one for a
 * licence under which a machine of theirs is active. Any other licence is not there.
 */
export async function readOwnRequest(ctx: Context, text: string) {
  const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  if (personId === null) throw refuse("no-person-behind-account");
  const request = readRequest(text, ctx.now);
  const key = request.key === undefined ? null : await keyNamed(ctx, request.key);
  const licenseId = key?.licenseId ?? request.license ?? "";
  if (key && request.license !== undefined && request.license !== licenseId)
    throw refuseInput({ request: "names a licence and the key of another: correct it in the program" });
  if (key) {
    requireKeyOfMachine(key, request);
    await fileKey(ctx, licenseId, { keyId: key.id, encrypt: false });
  } else await requireHeld(ctx, licenseId, personId);
  await requireOwnName(ctx, request, personId);
  return { personId, request, key, licenseId };
}

type OwnRequest = Awaited<ReturnType<typeof readOwnRequest>>;

/** The active machine that asks, if it is one. It is one's own, or nobody's and comes with the licence key. */
export async function ownMachineThatAsks(ctx: Context, license: LockedLicense, asked: OwnRequest) {
  const { request, key, personId } = asked;
  const known = await findMachine(ctx, license.id, request, license.machineMatching);
  if (!known) return null;
  const user = known.activation.personId;
  if (user !== personId && (user !== null || key === null))
    throw refuseInput({ request: "comes from a machine that is active, and not for you: an admin can answer it" });
  return known.activation;
}

async function keyNamed(ctx: Context, text: string) {
  const parsed = parseKey(text);
  const key = parsed && (await ctx.tx.licenseKey.findUnique({ where: { hash: keyHash(parsed.text) } }));
  if (key) return key;
  throw notThere("names a licence key that is not known here: correct it in the program, or ask an admin for one");
}

async function requireHeld(ctx: Context, licenseId: string, personId: string): Promise<void> {
  const held = await ctx.tx.activation.count({ where: { licenseId, personId, endedAt: null } });
  if (held > 0) return;
  throw notThere("names no licence of yours: enter your licence key in the program, or let an admin answer it");
}

const notThere = (detail: string) => new Refusal("not-found", { what: "licence" }, [{ pointer: "/request", detail }]);

/** A request may name its user: nobody else than who brings it. */
async function requireOwnName(ctx: Context, { user }: ActivationRequest, personId: string): Promise<void> {
  const named = await findUser(ctx, user).catch((error: unknown) => {
    if (error instanceof Refusal) return { id: null };
    throw error;
  });
  if (named && named.id !== personId)
    throw refuseInput({ request: "names another user than you: they can answer it, or an admin" });
}
