import { ensureProduct } from "@/lib/catalog/ensure-product";
import { ensureVendor } from "@/lib/catalog/ensure-vendor";
import { ensureVendorKey } from "@/lib/keys/ensure-vendor-key";
import { dayOrNull } from "@/lib/licenses/days";
import { ensureLicense } from "@/lib/licenses/ensure-license";
import { applyHolder } from "./apply-person";
import { applyPurchase, heldBy } from "./apply-purchase";
import { applySeat } from "./apply-seat";
import { reportOn, type Applying } from "./applying";
import { reportContradictions } from "./contradictions";
import { ensureLegalEntity } from "./ensure-legal-entity";
import { findProduct } from "./find-product";
import { unknownVendor } from "./read-license-row";
import type { LicenseRecord } from "./records";
import { licenseKey, normalName } from "./subject-keys";

/**
 * One licence, however many rows speak of it: the first row says what it is, each adds the seat of whom it names.
 * A licence that somebody archived here stays archived.
 */
export async function applyLicense(applying: Applying, record: LicenseRecord): Promise<void> {
  const { ctx, book, row, touches } = applying;
  const key = licenseKey(record);
  const importKey = ctx.secrets.digest(key, "import-key");
  const known = await ctx.tx.license.findFirst({
    where: { importKey },
    select: { id: true, archivedAt: true, name: true, productId: true },
  });
  if (known?.archivedAt) {
    reportOn(applying, null, `${known.name} has been archived here; left as it is.`, "warning");
    return void touches.push({ type: "license", id: known.id, did: "unchanged", label: known.name, keys: [key] });
  }
  const facts = factsOf(record);
  const earlier = book.find([key]);
  if (earlier) reportContradictions(applying, earlier, facts);
  book.add([key], row, facts);

  const repeated = earlier !== null && known !== null;
  const licenseId = repeated
    ? known.id
    : await writeLicense(applying, record, key, importKey, known?.productId ?? null);
  if (repeated) touches.push({ type: "license", id: licenseId, did: "unchanged", label: record.name, keys: [key] });
  if (!record.holder) return;
  const personId = await applyHolder(applying, record.holder);
  await applySeat(applying, {
    licenseId,
    personId,
    keys: [`seat/${key}/${personKey(record)}`],
    label: record.name,
    countedByHolders: record.seats === null,
    ...heldBy(applying, record),
  });
}

async function writeLicense(
  applying: Applying,
  record: LicenseRecord,
  key: string,
  importKey: string,
  ownProductId: string | null,
): Promise<string> {
  const { ctx, rules, touches } = applying;
  const productId = await productOf(applying, record, ownProductId);
  const { name, term, endsOn } = record;
  const stated = <Value>(field: string, value: Value) => (rules.mapping[field] === undefined ? {} : { [field]: value });
  const license = await ensureLicense(ctx, {
    importKey,
    productId,
    name,
    term,
    ...(record.startsOn ? { startsOn: dayOrNull(record.startsOn) } : {}),
    ...(endsOn ? { [term === "PERPETUAL" ? "maintenanceEndsOn" : "endsOn"]: dayOrNull(endsOn) } : {}),
    ...stated("maintained", record.maintained),
    ...stated("reassignable", record.reassignable),
    ...filled({
      category: record.category,
      notes: record.notes,
      licensedToName: record.licensedToName,
      licensedToEmail: record.licensedToEmail,
    }),
    ...(record.legalEntity ? { legalEntityId: await legalEntityOf(applying, record.legalEntity) } : {}),
  });
  touches.push({ type: "license", id: license.id, did: license.outcome, label: name, keys: [key] });
  await applyPurchase(applying, record, license.id, key);
  if (record.vendorKey) {
    const vendorKey = await ensureVendorKey(ctx, { licenseId: license.id, key: record.vendorKey });
    touches.push({
      type: "vendor-key",
      id: vendorKey.id,
      did: vendorKey.outcome,
      label: name,
      keys: [`vendor-key/${key}`],
    });
  }
  return license.id;
}

/** A row without a vendor leaves the licence's product as it is. */
async function productOf(applying: Applying, record: LicenseRecord, ownProductId: string | null): Promise<string> {
  const { ctx, touches } = applying;
  if (record.vendor === null) {
    const known = ownProductId ?? (await findProduct(ctx, record.product));
    if (known) return known;
  }
  const vendorName = record.vendor ?? unknownVendor;
  const vendor = await ensureVendor(ctx, vendorName);
  touches.push({
    type: "vendor",
    id: vendor.id,
    did: vendor.outcome,
    label: vendorName,
    keys: [`vendor/${normalName(vendorName)}`],
  });
  const product = await ensureProduct(ctx, { vendorId: vendor.id, name: record.product, category: record.category });
  touches.push({
    type: "product",
    id: product.id,
    did: product.outcome,
    label: record.product,
    keys: [`product/${normalName(vendorName)}/${normalName(record.product)}`],
  });
  return product.id;
}

async function legalEntityOf(applying: Applying, name: string): Promise<string> {
  const entity = await ensureLegalEntity(applying.ctx, name);
  applying.touches.push({
    type: "legal-entity",
    id: entity.id,
    did: entity.outcome,
    label: name,
    keys: [`legal-entity/${normalName(name)}`],
  });
  return entity.id;
}

function personKey(record: LicenseRecord): string {
  const { email, username, displayName } = record.holder ?? { email: null, username: null, displayName: null };
  return normalName(email ?? username ?? displayName ?? "");
}

function filled<Fields extends Record<string, string | null>>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Partial<Fields>;
}

function factsOf(record: LicenseRecord) {
  const {
    product,
    name,
    vendor,
    seats,
    startsOn,
    endsOn,
    purchasedOn,
    cost,
    purchaseOrder,
    orderNumber,
    supplier,
    maintained,
    reassignable,
  } = record;
  return {
    product,
    licenseName: name,
    vendor,
    seats,
    startsOn,
    endsOn,
    purchasedOn,
    cost: cost && cost.amount,
    purchaseOrder,
    orderNumber,
    supplier,
    maintained,
    reassignable,
  };
}
