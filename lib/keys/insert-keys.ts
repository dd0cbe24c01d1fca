import type { LicenseKeyKind } from "@/lib/db/generated/enums";
import { endOfDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import { fixedEnd } from "./fixed-end";
import { signerIn } from "./key-ring";
import { keyHash, signKeyText } from "./key-text";
import { hintOf, sealKey } from "./sealed-key";
import { newShortKey } from "./short-key";

export type WantedKeys = {
  kind: LicenseKeyKind;
  count: number;
  label: string | null;
  /** SHA-256 (hex) of the fingerprint. */
  fingerprint: string | null;
};
export type NewKey = { id: string; key: string };

/** Makes and stores keys of a locked licence: found again by hash, shown again from their seal, in no event. */
export async function insertKeys(ctx: Context, license: LockedLicense, wanted: WantedKeys): Promise<NewKey[]> {
  const { kind, count, label, fingerprint } = wanted;
  const textOf = kind === "SIGNED" ? await signedTexts(ctx, license, fingerprint) : shortTexts(ctx);
  const rows = Array.from({ length: count }, () => {
    const id = ctx.newId("licenseKey");
    const { text, kid, expiresOn } = textOf(id);
    const facts = { kind, kid, label, fingerprint, expiresOn };
    return { id, text, facts };
  });
  await ctx.tx.licenseKey.createMany({
    data: rows.map(({ id, text, facts }) => ({
      ...facts,
      id,
      organizationId: ctx.organizationId,
      licenseId: license.id,
      hash: keyHash(text),
      sealed: sealKey(ctx.secrets, id, text),
      hint: hintOf(text),
      createdAt: ctx.now,
    })),
  });
  for (const { id, facts } of rows)
    ctx.record("license-key.issued", { kind: "license-key", id }, { after: facts, related: [license.id] });
  return rows.map(({ id, text }) => ({ id, key: text }));
}

type Text = { text: string; kid: string | null; expiresOn: Date | null };

async function signedTexts(ctx: Context, license: LockedLicense, fingerprint: string | null) {
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
    ...(fingerprint === null ? {} : { fingerprint }),
  };
  return (id: string): Text => {
    return { text: signKeyText({ v: 1, kid: signer.kid, id, ...said }, signer), kid: signer.kid, expiresOn };
  };
}

function shortTexts(ctx: Context) {
  return (): Text => ({ text: newShortKey(ctx.randomBytes), kid: null, expiresOn: null });
}
