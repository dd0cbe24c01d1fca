import type { LicenseKeyKind } from "@/lib/db/generated/enums";
import { endOfDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import { fixedEnd } from "./fixed-end";
import { insertKeyRows } from "./insert-key-rows.sql";
import { signerIn } from "./key-ring";
import { keyHash, signKeyText } from "./key-text";
import { hintOf, sealKey } from "./sealed-key";
import { newShortKey } from "./short-key";

type WantedKey = {
  kind: LicenseKeyKind;
  label: string | null;
  /** SHA-256 (hex) of the fingerprint of the machine that it is bound to. */
  fingerprint: string | null;
};
export type NewKey = { id: string; key: string };

/** Makes and stores keys of a locked licence: found again by hash, shown again from their seal, in no event. */
export async function insertKeys(
  ctx: Context,
  license: LockedLicense,
  wanted: readonly WantedKey[],
): Promise<NewKey[]> {
  const signed = wanted.some(({ kind }) => kind === "SIGNED") ? await keySigner(ctx, license) : null;
  const rows = wanted.map(({ kind, label, fingerprint }) => {
    const id = ctx.newId("licenseKey");
    const made = kind === "SIGNED" ? signed?.(id, fingerprint) : null;
    const { text, kid, expiresOn } = made ?? { text: newShortKey(ctx.randomBytes), kid: null, expiresOn: null };
    return { id, text, facts: { kind, kid, label, fingerprint, expiresOn } };
  });
  await insertKeyRows(
    ctx,
    license.id,
    rows.map(({ id, text, facts }) => ({
      ...facts,
      id,
      hash: keyHash(text),
      sealed: sealKey(ctx.secrets, id, text),
      hint: hintOf(text),
    })),
  );
  for (const { id, facts } of rows)
    ctx.record("license-key.issued", { kind: "license-key", id }, { after: facts, related: [license.id] });
  return rows.map(({ id, text }) => ({ id, key: text }));
}

/** Writes signed keys of a licence; they differ by their ids, so that each is another text. */
async function keySigner(ctx: Context, license: LockedLicense) {
  const signer = await signerIn(ctx);
  const { timeZone } = await organizationDay(ctx);
  const { id: productId, code } = await ctx.tx.product.findUniqueOrThrow({ where: { id: license.productId } });
  const expiresOn = fixedEnd(license);
  const said = {
    license: license.id,
    product: code ?? productId,
    term: license.term,
    allocation: license.allocation,
    issued: ctx.now.toISOString(),
    expiry: expiresOn ? endOfDay(timeZone, expiresOn).toISOString() : null,
  };
  return (id: string, fingerprint: string | null) => {
    const bound = fingerprint === null ? {} : { fingerprint };
    const text = signKeyText({ v: 1, kid: signer.kid, id, ...said, ...bound }, signer);
    return { text, kid: signer.kid, expiresOn };
  };
}
