import type { Tx } from "@/lib/db/scoped";

type Named = { id: string; name: string };
type Reader = (tx: Tx, ids: string[]) => Promise<Named[]>;

const license = { select: { name: true } } as const;
const feature = { select: { name: true } } as const;

/** The names of features and of what grants them. */
export const featureReaders: Record<string, Reader> = {
  fea: (tx, ids) =>
    tx.feature
      .findMany({ where: { id: { in: ids } }, select: { id: true, name: true, product: { select: { name: true } } } })
      .then((rows) => rows.map(({ id, name, product }) => ({ id, name: `${name} of ${product.name}` }))),
  add: (tx, ids) => tx.addOn.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  ent: (tx, ids) =>
    tx.entitlement
      .findMany({ where: { id: { in: ids } }, select: { id: true, feature, license } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.feature.name}, ${row.license.name}` }))),
  lad: (tx, ids) =>
    tx.licenseAddOn
      .findMany({ where: { id: { in: ids } }, select: { id: true, addOn: { select: { name: true } }, license } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.addOn.name}, ${row.license.name}` }))),
  ovr: (tx, ids) =>
    tx.entitlementOverride
      .findMany({ where: { id: { in: ids } }, select: { id: true, feature, license } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.feature.name}, ${row.license.name}` }))),
};
