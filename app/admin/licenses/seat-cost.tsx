import { Fragment } from "react";
import { Money } from "@/components/money";
import type { SeatCost } from "@/lib/licenses/seat-cost";

type SeatCostTextProps = { costs: readonly SeatCost[]; times?: number; by?: "month" | "term" };

/** What a seat (or some) costs, each currency by itself: never added up. By the month where every lot says for how long. */
export function SeatCostText({ costs, times = 1, by = "month" }: SeatCostTextProps) {
  if (costs.length === 0) return null;
  return costs.map(({ currency, amount, monthly }, index) => (
    <Fragment key={currency}>
      {index > 0 ? " + " : null}
      {by === "month" && monthly !== null ? (
        <Money amount={monthly * times} currency={currency} per="a month" />
      ) : (
        <Money amount={amount * times} currency={currency} />
      )}
    </Fragment>
  ));
}
