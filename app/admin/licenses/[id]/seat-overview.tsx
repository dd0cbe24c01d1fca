import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { DateText } from "@/components/date";
import { SeatBar } from "@/components/seat-bar";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { unitOf } from "@/lib/licenses/unit-of";
import { day } from "../license-columns";
import { counted } from "../license-words";

/** The seat bar with where its numbers lead, and what to do where there are, or will be, fewer seats than are held. */
export function SeatOverview({ license, path }: { license: LicenseDetail; path: string }) {
  const { held, idle, capacity, waiting } = license.seats;
  const isNamed = license.allocation === "NAMED";
  const unit = unitOf(license);
  return (
    <>
      {license.shortfall && isWorthTelling(license, license.shortfall) ? (
        <ShortfallNote license={license} shortfall={license.shortfall} path={path} />
      ) : null}
      <SeatBar
        className="mt-5"
        used={held - idle}
        idle={idle}
        capacity={capacity}
        queued={waiting}
        words={{
          used: isNamed ? "in use" : `${held - idle === 1 ? unit : `${unit}s`} in use`,
          idle: "idle for 60 days",
        }}
        links={{
          used: path,
          idle: `${path}?idle=yes`,
          queued: `${path}?tab=waitlist`,
          ...(isNamed ? { free: `${path}/assign` } : {}),
          over: `${path}?tab=purchases`,
        }}
      />
      {isNamed ? <AllowedBeyond license={license} /> : null}
    </>
  );
}

/** How far seats may be assigned beyond what was bought, where the licence's rule lets them. */
function AllowedBeyond({ license: { overage, overagePercent, seats } }: { license: LicenseDetail }) {
  if (overage === "NONE") return null;
  const more = Math.floor((seats.capacity * (overagePercent ?? 0)) / 100);
  return (
    <p className="text-muted mt-2 text-sm">
      {overage === "ALWAYS"
        ? "More seats than bought may be assigned; they are reported as overage."
        : `Up to ${counted(more, "seat")} more than bought may be assigned (${overagePercent}%), reported as overage.`}
    </p>
  );
}

type Shortfall = NonNullable<LicenseDetail["shortfall"]>;

/** That all seats end with the licence itself is told by its end; a shortfall within its term is news. */
function isWorthTelling({ today, endsOn }: LicenseDetail, { from }: Shortfall): boolean {
  return from <= today || endsOn === null || from <= endsOn;
}

type ShortfallNoteProps = { license: LicenseDetail; shortfall: Shortfall; path: string };

function ShortfallNote({ license, shortfall: { from, over, capacity }, path }: ShortfallNoteProps) {
  const isNow = from <= license.today;
  const unit = unitOf(license);
  return (
    <div
      role="note"
      className={
        isNow
          ? "rounded-panel bg-bad-soft text-bad mt-5 flex gap-2.5 px-4 py-3"
          : "rounded-panel bg-warn-soft text-warn mt-5 flex gap-2.5 px-4 py-3"
      }
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <p>
        <b className="font-semibold">
          {counted(over, unit)} over the limit
          {isNow ? (
            license.overSince ? (
              <>
                {" "}
                since <DateText value={day(license.overSince)} />
              </>
            ) : null
          ) : (
            <>
              {" "}
              from <DateText value={day(from)} />
            </>
          )}
          .
        </b>{" "}
        {isNow
          ? `${license.seats.held} are held and ${counted(capacity, unit)} ${capacity === 1 ? "is" : "are"} in force.`
          : `A purchase ends, which leaves ${counted(capacity, unit)} for the ${license.seats.held} held now.`}{" "}
        <Link className="underline" href={`${path}/purchases/new`}>
          Add a purchase
        </Link>
        {license.seats.idle > 0 ? (
          <>
            {" "}
            or{" "}
            <Link className="underline" href={`${path}?idle=yes`}>
              release idle seats ({license.seats.idle})
            </Link>
          </>
        ) : (
          <>
            {" "}
            or{" "}
            <Link className="underline" href={path}>
              {unit === "seat" ? "release seats" : "deactivate machines"}
            </Link>
          </>
        )}
        .
      </p>
    </div>
  );
}
