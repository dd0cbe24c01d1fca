import Link from "next/link";
import { Count } from "@/components/count";
import { EmptyState } from "@/components/empty-state";
import { KeyFigures } from "@/components/key-figures";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { ShareBars } from "@/components/share-bars";
import { UseChart } from "@/components/use-chart";
import { UseHeatMap } from "@/components/use-heat-map";
import { readPoolUse, type PoolUse } from "@/lib/floating/read-pool-use";
import { dayPoints, hourPoints, levelGroups } from "@/lib/floating/use-picture";
import { byWeekHour, levelsOf, summaryOf } from "@/lib/floating/use-shape";
import { asUser } from "@/lib/http/as-user";
import { counted } from "../../licenses/license-words";
import { daysOf, RangeLinks } from "./range-links";
import { UsersOfPool } from "./users-of-pool";

/** Longer than this, days are drawn in place of hours. */
const mostDaysByHour = 7;
const mostGroups = 12;

type PoolUseProps = { poolId: string; search: SearchParams; path: string };

/** How a pool was used: over time, by weekday and hour, how full, and by whom. */
export async function PoolUseTab({ poolId, search, path }: PoolUseProps) {
  const days = daysOf(search);
  const use = await asUser(readPoolUse, { poolId, days });
  const acts = (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-2">
      <RangeLinks days={days} path={`${path}?tab=history`} />
      <Button asChild size="small">
        <Link href={`${path}/history.csv?days=${days}`} prefetch={false}>
          Export CSV
        </Link>
      </Button>
    </div>
  );
  const all = summaryOf(use.hours);
  if (all.seatMs === 0)
    return (
      <>
        {acts}
        <EmptyState title="Nothing was checked out in this time">
          Its history begins with the first seat that a program checks out.
        </EmptyState>
      </>
    );
  const cells = byWeekHour(use.hours, use.timeZone);
  const most = use.limits.at(-1)?.seats ?? Math.max(...cells.map(({ average }) => average));
  const groups = levelGroups(levelsOf(use.hours), mostGroups);
  return (
    <>
      {acts}
      <Figures use={use} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
        <Panel title="Seats in use" note={`by ${days > mostDaysByHour ? "day" : "hour"}`}>
          <UseChart unit={days > mostDaysByHour ? "day" : "hour"} bars={pointsOf(use, days)} />
        </Panel>
        <Panel title="By weekday and hour" note="average seats in use, darker where fuller">
          <UseHeatMap cells={cells} most={most} />
        </Panel>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
          <Panel title="How full" note="share of the time with so many seats in use">
            <ShareBars
              label="Share of the time by seats in use"
              head={{ label: "Seats in use", value: "Share of the time" }}
              unit="%"
              rows={groups.map(({ from, to, share }) => ({
                key: String(from),
                label: from === 0 ? "none" : from === to ? counted(from, "seat") : `${from} to ${to} seats`,
                share,
                value: Math.round(share * 1000) / 10,
              }))}
            />
          </Panel>
          <UsersOfPool holders={use.holders} />
        </div>
      </div>
    </>
  );
}

function pointsOf({ hours, from, until, limits, timeZone }: PoolUse, days: number) {
  if (days <= mostDaysByHour) return hourPoints(hours, from, until, limits, timeZone);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return dayPoints(hours, day.format(from), day.format(until), limits, timeZone);
}

const hourMs = 3_600_000;

function Figures({ use: { hours, limits, holders } }: { use: PoolUse }) {
  const { average, peak, seatMs, knownMs } = summaryOf(hours);
  const owned = limits.at(-1)?.seats;
  const fullMs = levelsOf(hours)
    .filter(({ seats }) => owned !== undefined && seats >= owned)
    .reduce((sum, { ms }) => sum + ms, 0);
  return (
    <KeyFigures
      figures={[
        {
          label: "Peak",
          value: <Count value={peak} />,
          detail: owned === undefined ? "seats at once" : `of ${counted(owned, "seat")} owned`,
        },
        { label: "Average", value: <Count value={Math.round(average * 10) / 10} />, detail: "seats, weighted by time" },
        ...(owned === undefined
          ? []
          : [
              {
                label: "Full",
                value: `${Math.round((fullMs / knownMs) * 1000) / 10}%`,
                detail: "of the time, every seat in use",
              },
            ]),
        { label: "Used", value: <Count value={Math.round((seatMs / hourMs) * 10) / 10} />, detail: "seat hours" },
        { label: "Users", value: <Count value={holders.length} />, detail: "had a seat" },
      ]}
    />
  );
}
