import { createProduct } from "@/lib/catalog/create-product";
import { createVendor } from "@/lib/catalog/create-vendor";
import { addVendorKey } from "@/lib/keys/add-vendor-key";
import { addDays, isoDay } from "@/lib/kernel/calendar";
import { addPurchase } from "@/lib/licenses/add-purchase";
import { createLicense } from "@/lib/licenses/create-license";
import { listLicenseTypes } from "@/lib/licenses/list-license-types";
import type { SamplePerson } from "./create-people";
import { createVersions, type AddOnIds } from "./create-versions";
import { engineering } from "./engineering";
import type { Maker } from "./maker";
import type { Random } from "./random";
import { monthsFrom } from "./sample-clock";
import { licenses, products, type SampleLicense } from "./software";

export type MadeLicense = { id: string; productId: string; sample: SampleLicense; ownerId: string };

const suppliers = ["SoftwareONE", "Crayon", "Bechtle", "Insight"];

/** Vendors, products and licences with their lots; those who run Operations and IT and the heads look after them. */
export async function createEstate(
  maker: Maker,
  random: Random,
  people: readonly SamplePerson[],
): Promise<{ licenses: MadeLicense[]; addOns: AddOnIds }> {
  const owners = people.filter((person) => person.isHead || person.department === "it").slice(0, 14);
  const vendorIds = new Map<string, string>();
  const productIds = new Map<string, string>();
  for (const { vendor, name, category, about, ask, download, server } of products) {
    const vendorId = vendorIds.get(vendor) ?? (await maker.run(createVendor, { name: vendor })).id;
    vendorIds.set(vendor, vendorId);
    const { id } = await maker.run(createProduct, {
      vendorId,
      name,
      code: engineering.find(({ product }) => product === name)?.code ?? null,
      category,
      description: about,
      ownerId: random.pick(owners).id,
      requestable: ask != null,
      approvalRules: [...(ask ?? [])],
      downloadUrl: download ?? null,
      serverAddress: server ?? null,
      supportContact: "Service desk, servicedesk@halden.example",
    });
    productIds.set(name, id);
  }
  const addOns = await createVersions(maker, productIds);
  const types = await maker.run(listLicenseTypes, { limit: 50 });
  const typeIds = new Map(types.items.map(({ id, builtIn }) => [builtIn, id]));
  const made: MadeLicense[] = [];
  for (const sample of licenses) {
    const productId = productIds.get(sample.product);
    if (!productId) throw new Error(`no product ${sample.product}`);
    const licenseTypeId = sample.type ? (typeIds.get(sample.type) ?? null) : null;
    const links = { productId, licenseTypeId, ownerId: random.pick(owners).id };
    made.push(await createOne(maker, random, sample, links, made.length));
  }
  return { licenses: made, addOns };
}

/** A licence and its lots. A subscription that has run for over a year was renewed once: the renewal is a lot of its own. */
async function createOne(
  maker: Maker,
  random: Random,
  sample: SampleLicense,
  links: { productId: string; licenseTypeId: string | null; ownerId: string },
  index: number,
): Promise<MadeLicense> {
  const { term, allocation, seats, price, currency = "EUR", started = 14, ends = 12, more } = sample;
  const startsOn = dayOf(maker, -started);
  const endsOn = term === "PERPETUAL" ? null : dayBefore(maker, ends);
  const renewed = term === "SUBSCRIPTION" && ends > 0 && started - (12 - ends) > 0;
  const lot = (n: number, amount: number) => ({
    orderNumber: `PO-${2400 + index * 3 + n}`,
    supplier: random.pick(suppliers),
    price: price > 0 ? { amount, currency } : null,
    priceBasis: "PER_SEAT" as const,
  });
  const { maintenance } = sample;
  const license = await maker.run(createLicense, {
    ...links,
    ...sample.rules,
    name: sample.name ?? sample.product,
    term,
    allocation,
    deployment: sample.deployment ?? "CLOUD",
    metric: sample.metric ?? "USER",
    startsOn,
    endsOn,
    renewal: term === "SUBSCRIPTION" ? (sample.automatic ? "AUTOMATIC" : "MANUAL") : "NONE",
    noticeDays: sample.noticeDays ?? null,
    reassignable: !sample.fixed,
    ...(maintenance
      ? {
          maintenanceEndsOn: dayBefore(maker, maintenance.ended),
          maintenancePrice: { amount: maintenance.price, currency: "EUR" },
        }
      : {}),
    purchase: {
      ...lot(0, price),
      seats,
      startsOn,
      endsOn: renewed ? dayBefore(maker, ends - 12) : endsOn,
      purchasedOn: startsOn,
    },
  });
  if (renewed) {
    const from = dayOf(maker, ends - 12);
    await maker.run(addPurchase, {
      licenseId: license.id,
      ...lot(1, Math.round(price * 1.04)),
      seats,
      startsOn: from,
      endsOn,
      purchasedOn: from,
    });
  }
  if (more) {
    const from = dayOf(maker, -more.started);
    await maker.run(addPurchase, {
      licenseId: license.id,
      ...lot(2, price),
      seats: more.seats,
      startsOn: from,
      endsOn: dayBefore(maker, more.ends),
      purchasedOn: from,
    });
  }
  if (sample.key) await maker.run(addVendorKey, { licenseId: license.id, key: vendorKey(random), label: "Volume key" });
  return { id: license.id, productId: links.productId, sample, ownerId: links.ownerId };
}

const dayOf = (maker: Maker, months: number) => isoDay(monthsFrom(maker.today, months));
const dayBefore = (maker: Maker, months: number) => isoDay(addDays(monthsFrom(maker.today, months), -1));

function vendorKey(random: Random): string {
  const letters = [..."ABCDEFGHJKLMNPQRSTUVWXYZ23456789"];
  return Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => random.pick(letters)).join("")).join("-");
}
