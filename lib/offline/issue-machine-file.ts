import { activationEnded } from "@/lib/activations/lock-activation";
import { requireOwnLicense } from "@/lib/activations/own-license";
import { effectiveEntitlements } from "@/lib/entitlements/effective-entitlements";
import { readEntitlementFacts } from "@/lib/entitlements/entitlement-facts";
import { onePerCode } from "@/lib/entitlements/one-per-code";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { fingerprintHash } from "@/lib/keys/key-text";
import { fileEnd } from "./file-end";
import { fileKey } from "./file-key";
import { issueMachineFileInput } from "./file-schema";
import { giveOut, type GivenFile } from "./give-out";
import { entitlementResources, licenseResource } from "./license-document";
import { machineResource } from "./machine-document";
import { offlineLicense } from "./offline-license";

/** A machine file: a licence file for one activated machine, with the features of that machine and of who uses it. */
export const issueMachineFile = command({
  name: "files.issue-machine",
  permission: "file:issue",
  input: issueMachineFileInput,
  run: (ctx, { activationId, ...wanted }) => giveMachineFile(ctx, activationId, wanted),
});

type Wanted = { keyId?: string | undefined; encrypt: boolean; ttl: number; nonce?: string };

/** The same inside another operation's transaction, which has asked for its own permission. */
export async function giveMachineFile(ctx: Context, activationId: string, wanted: Wanted): Promise<GivenFile> {
  const { keyId, encrypt, ttl, nonce } = wanted;
  const activation = await ctx.tx.activation.findUnique({ where: { id: activationId } });
  if (!activation) throw refuse("not-found", { what: "machine" });
  const { licenseId, fingerprint, personId } = activation;
  requireOwnLicense(ctx, licenseId, "machine");
  if (activation.endedAt) throw activationEnded(activation);
  const license = await offlineLicense(ctx, licenseId);
  const key = await fileKey(ctx, licenseId, { keyId, encrypt });
  if (key?.fingerprint && key.fingerprint !== fingerprintHash(fingerprint)) throw refuse("key-bound-elsewhere");
  const facts = await readEntitlementFacts(ctx, licenseId, { personId, activationId });
  return giveOut(ctx, {
    kind: "MACHINE",
    licenseId,
    activationId,
    keyId: key?.id ?? null,
    secret: encrypt && key ? key.text + fingerprint : null,
    data: machineResource(activation),
    included: [
      licenseResource(license, { key, encrypted: encrypt }),
      ...entitlementResources(onePerCode(effectiveEntitlements(facts, ctx.now), [license.productId])),
    ],
    expiresAt: fileEnd({ now: ctx.now, ttl }, license, license.instants),
    nonce,
  });
}
