import { endOfDay, isoDay, startOfDay } from "@/lib/kernel/calendar";
import { digestOf } from "@/lib/keys/sealed-vendor-key";
import { dayOrNull } from "@/lib/licenses/days";
import { ensureSeat } from "@/lib/seats/ensure-seat";
import { applyHolder } from "./apply-person";
import { reportOn, RowFault, type Applying } from "./applying";
import { coverHolders } from "./cover-holders";
import { quoted } from "./reading";
import type { SeatRecord } from "./records";
import { normalName, personKeys } from "./subject-keys";

interface WantedSeat {
  licenseId: string;
  personId: string;
  heldFrom: Date | null;
  /** Of a seat that ended, or will. */
  lastDay: string | null;
  expired: boolean;
  /** The file gives no number of seats: there are as many as holders. */
  countedByHolders: boolean;
  label: string;
  keys: string[];
}

export async function applySeat(
  applying: Applying,
  { licenseId, personId, heldFrom, lastDay, expired, countedByHolders, label, keys }: WantedSeat,
): Promise<void> {
  const { ctx, timeZone, touches } = applying;
  const last = dayOrNull(lastDay);
  if (countedByHolders) await coverHolders(applying, { licenseId, personId, heldFrom });
  const seat = await ensureSeat(ctx, { licenseId, personId, heldFrom, heldUntil: last && endOfDay(timeZone, last) });
  touches.push({ type: "seat", id: seat.id, did: seat.outcome, label, keys, expired });
}

/** A row that says who holds a seat of a licence that is here already. */
export async function applySeatRow(applying: Applying, record: SeatRecord): Promise<void> {
  const { timeZone, today } = applying;
  const license = await findLicense(applying, record.license);
  const personId = await applyHolder(applying, record.person);
  if (record.heldFrom && record.heldFrom > isoDay(today))
    reportOn(applying, "heldFrom", "The day is in the future; the seat is held from now on.", "warning");
  const from = dayOrNull(record.heldFrom ?? (license.endsOn && license.endsOn < today ? isoDay(license.endsOn) : null));
  await applySeat(applying, {
    licenseId: license.id,
    personId,
    heldFrom: from && startOfDay(timeZone, from),
    lastDay: record.heldUntil,
    expired: license.endsOn !== null && license.endsOn < today,
    countedByHolders: false,
    label: license.name,
    keys: [`seat/${license.id}/${normalName(personKeys(record.person)[0] ?? "")}`],
  });
}

async function findLicense(
  applying: Applying,
  named: SeatRecord["license"],
): Promise<{ id: string; name: string; endsOn: Date | null }> {
  const { ctx } = applying;
  const field = named.vendorKey ? "vendorKey" : named.name ? "licenseName" : "product";
  const text = named.vendorKey ?? named.name ?? named.product ?? "";
  const equals = (value: string) => ({ equals: value, mode: "insensitive" as const });
  const found = await ctx.tx.license.findMany({
    where: {
      archivedAt: null,
      ...(named.vendorKey
        ? { vendorKeys: { some: { digest: digestOf(ctx.secrets, named.vendorKey.trim()), archivedAt: null } } }
        : {}),
      ...(named.name ? { name: equals(named.name) } : {}),
      ...(named.product ? { product: { name: equals(named.product) } } : {}),
    },
    select: { id: true, name: true, endsOn: true },
    orderBy: { id: "asc" },
    take: 2,
  });
  const [license, another] = found;
  const shown = field === "vendorKey" ? "with this vendor's key" : `named ${quoted(text)}`;
  if (!license) throw new RowFault(field, `There is no licence ${shown} here. Import the licences first.`);
  if (another)
    throw new RowFault(field, `There are several licences ${shown}. Add the licence's name or the vendor's key.`);
  return license;
}
