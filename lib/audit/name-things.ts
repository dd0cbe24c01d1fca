import type { Tx } from "@/lib/db/scoped";
import { featureReaders } from "./name-features";
import { floatingReaders } from "./name-floating";

type Named = { id: string; name: string };
type Reader = (tx: Tx, ids: string[]) => Promise<Named[]>;

const readers: Record<string, Reader> = {
  ...featureReaders,
  ...floatingReaders,
  per: (tx, ids) =>
    tx.person
      .findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: row.displayName }))),
  lic: (tx, ids) => tx.license.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  typ: (tx, ids) => tx.licenseType.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  pro: (tx, ids) => tx.product.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  rel: (tx, ids) =>
    tx.release
      .findMany({
        where: { id: { in: ids } },
        select: { id: true, version: true, product: { select: { name: true } } },
      })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.product.name} ${row.version}` }))),
  ven: (tx, ids) => tx.vendor.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  dep: (tx, ids) => tx.department.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  sit: (tx, ids) => tx.site.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  acc: (tx, ids) => tx.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  tok: (tx, ids) => tx.apiToken.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  imp: (tx, ids) =>
    tx.importRun
      .findMany({ where: { id: { in: ids } }, select: { id: true, fileName: true } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: row.fileName }))),
  src: (tx, ids) => tx.usageSource.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  uus: (tx, ids) => tx.usageUser.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  org: (tx, ids) => tx.organization.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
  sea: (tx, ids) =>
    tx.seat
      .findMany({
        where: { id: { in: ids } },
        select: { id: true, license: { select: { name: true } }, person: { select: { displayName: true } } },
      })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.license.name}, ${row.person.displayName}` }))),
  req: (tx, ids) =>
    tx.seatRequest
      .findMany({
        where: { id: { in: ids } },
        select: { id: true, license: { select: { name: true } }, person: { select: { displayName: true } } },
      })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.license.name}, for ${row.person.displayName}` }))),
  key: (tx, ids) =>
    tx.licenseKey
      .findMany({ where: { id: { in: ids } }, select: { id: true, hint: true, license: { select: { name: true } } } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `…${row.hint} of ${row.license.name}` }))),
  fil: (tx, ids) =>
    tx.issuedFile
      .findMany({ where: { id: { in: ids } }, select: { id: true, kind: true, license: { select: { name: true } } } })
      .then((rows) =>
        rows.map((row) => ({
          id: row.id,
          name: `${row.kind === "MACHINE" ? "for a machine of" : "of"} ${row.license.name}`,
        })),
      ),
  sgk: (tx, ids) =>
    tx.signingKey
      .findMany({ where: { id: { in: ids } }, select: { id: true, kid: true } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.kid.slice(0, 8)}…` }))),
  trf: (tx, ids) =>
    tx.licenseTransfer
      .findMany({ where: { id: { in: ids } }, select: { id: true, license: { select: { name: true } } } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: row.license.name }))),
  mnt: (tx, ids) =>
    tx.maintenancePeriod
      .findMany({ where: { id: { in: ids } }, select: { id: true, license: { select: { name: true } } } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: row.license.name }))),
  crd: (tx, ids) =>
    tx.licenseCredit
      .findMany({ where: { id: { in: ids } }, select: { id: true, license: { select: { name: true } } } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: row.license.name }))),
  act: (tx, ids) =>
    tx.activation
      .findMany({ where: { id: { in: ids } }, select: machineNames })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${machineName(row)}, ${row.license.name}` }))),
  mov: (tx, ids) =>
    tx.activationMove
      .findMany({ where: { id: { in: ids } }, select: { id: true, activation: { select: machineNames } } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: machineName(row.activation) }))),
  pur: (tx, ids) =>
    tx.purchase
      .findMany({ where: { id: { in: ids } }, select: { id: true, seats: true, license: { select: { name: true } } } })
      .then((rows) => rows.map((row) => ({ id: row.id, name: `${row.seats} seats of ${row.license.name}` }))),
};

const machineNames = {
  id: true,
  name: true,
  hostname: true,
  fingerprint: true,
  license: { select: { name: true } },
} as const;
const machineName = (row: { name: string | null; hostname: string | null; fingerprint: string }) =>
  row.name ?? row.hostname ?? `${row.fingerprint.slice(0, 16)}…`;

/** An id of the kinds that have names. */
export const looksLikeId = (text: string) => /^[a-z]{3}_[0-9a-z]{26}$/.test(text);

/** The present names of things by their ids, one statement a kind. What is gone or erased has none. */
export async function nameThings(tx: Tx, ids: Iterable<string>): Promise<Map<string, string>> {
  const byKind = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    if (looksLikeId(id)) byKind.set(id.slice(0, 3), [...(byKind.get(id.slice(0, 3)) ?? []), id]);
  }
  const names = new Map<string, string>();
  for (const [kind, wanted] of byKind) {
    for (const { id, name } of (await readers[kind]?.(tx, wanted)) ?? []) names.set(id, name);
  }
  return names;
}
