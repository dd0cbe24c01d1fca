import Link from "next/link";
import { cache } from "react";
import { Count } from "@/components/count";
import { EmptyState } from "@/components/empty-state";
import { KeyFigures } from "@/components/key-figures";
import { PageHeader } from "@/components/page-header";
import { SeatBar } from "@/components/seat-bar";
import { ShareBars } from "@/components/share-bars";
import type { SearchParams } from "@/components/table/list-state";
import { Panel } from "@/components/ui/panel";
import { UseChart } from "@/components/use-chart";
import { UseHeatMap } from "@/components/use-heat-map";
import { readFeatureUse } from "@/lib/flexnet/read-feature-use";
import { dayPoints, hourPoints } from "@/lib/floating/use-picture";
import { byWeekHour } from "@/lib/floating/use-shape";
import { asUser } from "@/lib/http/as-user";
import { RangeLinks } from "../../../../pools/[id]/range-links";
import { LinkLicense } from "../../link-license";
import { CapacityForm } from "./capacity-form";

type Props = { params: Promise<{ id: string; featureId: string }>; searchParams: Promise<SearchParams> };

const ranges = [
  { days: 7, words: "7 days" },
  { days: 28, words: "28 days" },
  { days: 92, words: "92 days" },
];
const mostDaysByHour = 7;

const readUse = cache((usageFeatureId: string, days: number) => asUser(readFeatureUse, { usageFeatureId, days }));
const daysIn = (search: SearchParams) => ranges.find(({ days }) => String(days) === search.days)?.days ?? 28;

export async function generateMetadata({ params, searchParams }: Props) {
  return { title: (await readUse((await params).featureId, daysIn(await searchParams))).feature };
}

export default async function FeatureUsePage({ params, searchParams }: Props) {
  const [{ id, featureId }, search] = [await params, await searchParams];
  const days = daysIn(search);
  const use = await readUse(featureId, days);
  const path = `/admin/usage-sources/${id}/features/${featureId}`;
  const cells = byWeekHour(use.hours, use.timeZone);
  const denied = use.denials.reduce((sum, { times }) => sum + times, 0);
  const time = { from: use.startsAt, until: use.endsAt };
  const points =
    days <= mostDaysByHour
      ? hourPoints(use.hours, time, use.bought)
      : dayPoints(use.hours, time, use.bought, use.timeZone);
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licence servers", href: "/admin/usage-sources" },
          { label: use.source.name, href: `/admin/usage-sources/${id}` },
        ]}
        title={use.feature}
        facts={[
          use.bought === null ? `Peak ${use.peak}` : `Peak ${use.peak} of ${use.bought} bought`,
          use.license ? (
            <span key="license">
              stands for{" "}
              <Link className="link" href={`/admin/licenses/${use.license.id}?tab=servers`}>
                {use.license.name}
              </Link>
            </span>
          ) : null,
          `${use.unknownHours.toLocaleString("en-GB")} of ${(days * 24).toLocaleString("en-GB")} hours unknown`,
        ]}
        acts={
          <>
            <LinkLicense feature={{ ...use, name: use.feature }} />
            <CapacityForm sourceId={id} feature={use.feature} capacity={use.capacity} />
          </>
        }
      />
      <div className="mt-4 flex flex-wrap items-center gap-x-2 gap-y-1">
        <RangeLinks days={days} path={path} ranges={ranges} />
        <span className="text-muted text-sm">to the last line</span>
      </div>
      {use.bought === null ? null : (
        <div className="mt-4">
          <SeatBar size="large" used={use.peak} capacity={use.bought} words={{ used: "at the peak" }} />
        </div>
      )}
      <KeyFigures
        figures={[
          {
            label: "Peak",
            value: <Count value={use.peak} />,
            detail: use.bought === null ? "licences at once" : `of ${use.bought} bought`,
          },
          {
            label: "Average",
            value: <Count value={Math.round(use.average * 10) / 10} />,
            detail: "over the hours known",
          },
          { label: "Used", value: <Count value={use.seatHours} />, detail: "licence hours" },
          { label: "Denials", value: <Count value={denied} />, detail: "check-outs refused" },
          { label: "Unknown", value: <Count value={use.unknownHours} />, detail: "hours that no log covers" },
        ]}
      />
      {use.hours.length === 0 ? (
        <EmptyState title="Nothing is known of this time">No log covers it.</EmptyState>
      ) : (
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
          <Panel title="Licences out" note={`the most at once, by ${days > mostDaysByHour ? "day" : "hour"}`}>
            <UseChart unit={days > mostDaysByHour ? "day" : "hour"} bars={points} />
          </Panel>
          <Panel title="By weekday and hour" note="average licences out, stronger where fuller">
            <UseHeatMap cells={cells} most={use.bought ?? Math.max(...cells.map(({ average }) => average))} />
          </Panel>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
            <Panel title="Who used it most" note="licence hours">
              <ShareBars
                label="Use by user"
                head={{ label: "User", value: "Licence hours" }}
                rows={use.users.map((user) => ({
                  ...shareOf(user, use.seatHours),
                  label: user.personId ? (
                    <Link className="link" href={`/admin/people/${user.personId}`}>
                      {user.person}
                    </Link>
                  ) : (
                    user.name
                  ),
                }))}
              />
            </Panel>
            <Panel title="On which hosts" note="licence hours">
              <ShareBars
                label="Use by host"
                head={{ label: "Host", value: "Licence hours" }}
                rows={use.hosts.map((host) => ({ ...shareOf(host, use.seatHours), label: host.name }))}
              />
            </Panel>
          </div>
          {denied > 0 ? (
            <Panel title="Why it was denied" note="in the server’s words">
              <ShareBars
                label="Denials by cause"
                head={{ label: "Cause", value: "Denials" }}
                tone="refused"
                rows={use.denials.map(({ detail, times }) => ({
                  key: detail ?? "",
                  label: detail?.replace(/^\(|\)$/g, "") ?? "No reason given",
                  share: times / denied,
                  value: times,
                }))}
              />
            </Panel>
          ) : null}
        </div>
      )}
    </>
  );
}

type Use = { name: string; seatHours: number; checkOuts: number; denials: number };

const shareOf = ({ name, seatHours, checkOuts, denials }: Use, total: number) => ({
  key: name,
  share: total > 0 ? seatHours / total : 0,
  value: Math.round(seatHours * 10) / 10,
  detail: `${checkOuts} check-out${checkOuts === 1 ? "" : "s"}${denials > 0 ? `, ${denials} denied` : ""}`,
});
