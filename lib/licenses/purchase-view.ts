import type { Prisma } from "@/lib/db/generated/client";
import { capacityOn } from "./capacity-steps";
import { priceOf } from "./purchase-price";
import { divideHalfUp, totalOf } from "./seat-cost";

export type PurchaseView = ReturnType<typeof purchaseView>;

export function purchaseView(row: Prisma.PurchaseGetPayload<object>, today: Date) {
  const { organizationId: _organization, priceAmount: _amount, currency, ...fields } = row;
  const price = priceOf(row);
  const total = totalOf(row);
  const money = (amount: bigint) => (currency === null ? null : { amount: Number(amount), currency });
  return {
    ...fields,
    price,
    total: price && money(total),
    perSeat: price && row.seats > 0 ? money(divideHalfUp(total, BigInt(row.seats))) : null,
    standing: standingOn(row, today),
  };
}

type Standing = "IN_FORCE" | "UPCOMING" | "ENDED" | "ARCHIVED";

function standingOn(
  row: { id: string; seats: number; startsOn: Date | null; endsOn: Date | null; archivedAt: Date | null },
  today: Date,
): Standing {
  if (row.archivedAt) return "ARCHIVED";
  if (row.startsOn && row.startsOn > today) return "UPCOMING";
  return row.endsOn && capacityOn([{ ...row, seats: 1 }], today) === 0 ? "ENDED" : "IN_FORCE";
}
