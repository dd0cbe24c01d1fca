import Link from "next/link";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { ShareBars } from "@/components/share-bars";
import { UseChart } from "@/components/use-chart";
import { UseHeatMap } from "@/components/use-heat-map";
import { longestDays, readPoolUse, type PoolUse } from "@/lib/floating/read-pool-use";
import { levelGroups, pointsOfUse } from "@/lib/floating/use-picture";
import { sharesOf } from "@/lib/floating/use-shape";
import { asUser } from "@/lib/http/as-user";
import { counted } from "../../licenses/license-words";
import { causeWords } from "./cause-words";
import { daysOf, RangeLinks, recentRanges } from "./range-links";
import { UseFigures } from "./use-figures";
import { UsersOfPool } from "./users-of-pool";

const ranges = [...recentRanges, { days: 365, words: "A year" }, { days: longestDays, words: "All" }];
const mostGroups = 12;

type PoolUseProps = { poolId: string; search: SearchParams; path: string };

/** How a pool was used: over time, by weekday and hour, how full, by whom, and what was refused. */
export async function PoolUseTab({ poolId, search, path }: PoolUseProps) {
  const days = daysOf(search, ranges);
  const use = await asUser(readPoolUse, { poolId, days });
  const acts = (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-2">
      <RangeLinks days={days} path={`${path}?tab=history`} ranges={ranges} />
      <Button asChild size="small">
        <Link href={`${path}/history.csv?days=${days}`} prefetch={false}>
          Export CSV
        </Link>
      </Button>
    </div>
  );
  if (use.all.seatMs === 0 && use.all.denied === 0)
    return (
      <>
        {acts}
        <Missing use={use} />
        <EmptyState title="Nothing was checked out in this time">
          Its history begins with the first seat that a program checks out.
        </EmptyState>
      </>
    );
  const cells = use.cells.map((cell) => ({ ...cell, average: cell.seatMs / Math.max(1, cell.knownMs) }));
  const most = use.all.capacityMax ?? Math.max(...cells.map(({ average }) => average));
  return (
    <>
      {acts}
      <Missing use={use} />
      <UseFigures use={use} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
        <Panel title="Seats in use" note={`by ${use.unit}`}>
          <UseChart unit={use.unit} bars={pointsOfUse(use)} />
        </Panel>
        {/* Of a single day it would say again what stands above, on a picture of a week. */}
        {days > 1 ? (
          <Panel title="By weekday and hour" note="average seats in use, stronger where fuller">
            <UseHeatMap cells={cells} most={most} />
          </Panel>
        ) : null}
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
          <div className="grid content-start gap-4">
            <HowFull use={use} />
            <Refused use={use} path={path} />
          </div>
          {use.holders ? <UsersOfPool holders={use.holders} /> : <TooMany />}
        </div>
      </div>
    </>
  );
}

function Missing({ use: { missing } }: { use: PoolUse }) {
  if (!missing) return null;
  return (
    <p role="status" className="text-muted mt-3 text-sm">
      The time from <DateText value={missing.from} time /> to <DateText value={missing.until} time /> is being counted
      and not shown yet.
    </p>
  );
}

function TooMany() {
  return (
    <Panel title="By department and user">
      <p className="text-muted text-sm">
        Too many people used it in this time to be listed at once. Choose a shorter time.
      </p>
    </Panel>
  );
}

function HowFull({ use: { levels } }: { use: PoolUse }) {
  return (
    <Panel title="How full" note="share of the time with so many seats in use">
      <ShareBars
        label="Share of the time by seats in use"
        head={{ label: "Seats in use", value: "Share of the time" }}
        unit="%"
        rows={levelGroups(sharesOf(levels), mostGroups).map(({ from, to, share }) => ({
          key: String(from),
          label: from === 0 ? "none" : from === to ? counted(from, "seat") : `${from} to ${to} seats`,
          share,
          value: Math.round(share * 1000) / 10,
        }))}
      />
    </Panel>
  );
}

function Refused({ use: { causes, all }, path }: { use: PoolUse; path: string }) {
  if (all.denied === 0) return null;
  return (
    <Panel
      title="Refused"
      note={
        <Link className="hover:underline" href={`${path}?tab=denials`}>
          {counted(all.denied, "check-out")}, by cause
        </Link>
      }
    >
      <ShareBars
        label="Refused check-outs by cause"
        head={{ label: "Cause", value: "Refusals" }}
        tone="refused"
        rows={causes.map(({ cause, denials }) => ({
          key: cause,
          label: causeWords[cause],
          share: denials / all.denied,
          value: denials,
        }))}
      />
    </Panel>
  );
}
