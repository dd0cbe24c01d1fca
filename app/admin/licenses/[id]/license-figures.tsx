import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { KeyFigures, type KeyFigure } from "@/components/key-figures";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { unitOf } from "@/lib/licenses/unit-of";
import { day } from "../license-columns";
import { counted } from "../license-words";
import { SeatCostText } from "../seat-cost";

const dayLength = 86_400_000;

/** The few numbers that matter about a licence. */
export function LicenseFigures({ license, path }: { license: LicenseDetail; path: string }) {
  const { seats, costs, purchases } = license;
  const unit = unitOf(license);
  const isSite = license.allocation === "SITE";
  const figures: KeyFigure[] = [
    isSite
      ? { label: "Limit", value: "None", detail: "use is counted, and not limited", href: path }
      : {
          label: `${capitalised(unit)}s owned today`,
          value: <Count value={seats.capacity} />,
          detail: purchases === 0 ? "no purchase yet" : `from ${counted(purchases, "purchase")}`,
          href: `${path}?tab=purchases`,
        },
    costs.length > 0
      ? {
          label: isSite ? "Cost" : `Cost per ${unit}`,
          value: <SeatCostText costs={costs} />,
          detail: <PriceNote license={license} />,
        }
      : {
          label: isSite ? "Cost" : `Cost per ${unit}`,
          value: "Not known",
          detail: "no price on a purchase in force",
          href: `${path}?tab=purchases`,
        },
    license.allocation === "NAMED"
      ? idleFigure(license, path)
      : license.allocation === "NODE_LOCKED"
        ? overageFigure(license)
        : { label: "Keys", value: <Count value={license.keys} />, detail: "from the vendor", href: `${path}?tab=keys` },
    endFigure(license),
  ];
  return <KeyFigures figures={figures} />;
}

function PriceNote({ license: { costs } }: { license: LicenseDetail }) {
  const byMonth = costs.every(({ monthly }) => monthly !== null);
  if (!byMonth) return "for the time that its purchases are in force";
  return (
    <>
      <SeatCostText costs={costs} by="term" /> for the term
    </>
  );
}

function idleFigure({ seats: { idle, held, capacity }, costs }: LicenseDetail, path: string): KeyFigure {
  if (idle === 0)
    return {
      label: "Idle seats",
      value: "None",
      detail: held === 0 ? "nobody holds a seat" : "no seat is unused for 60 days",
    };
  const paid = Math.min(idle, capacity);
  return {
    label: "Idle seats cost",
    value: costs.length > 0 ? <SeatCostText costs={costs} times={paid} /> : <Count value={idle} />,
    detail: `${counted(idle, "seat")} not used in 60 days`,
    href: `${path}?idle=yes`,
  };
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** What is used beyond what was bought, and how far the licence allows it. */
function overageFigure({ seats: { over, capacity }, overage, overagePercent }: LicenseDetail): KeyFigure {
  const allowed = overage === "PERCENT" ? Math.floor((capacity * (overagePercent ?? 0)) / 100) : 0;
  return {
    label: "Overage in use",
    value: over === 0 ? "None" : <Count value={over} />,
    detail:
      overage === "ALWAYS"
        ? "allowed without a limit"
        : overage === "PERCENT"
          ? `up to ${allowed} allowed (${overagePercent}%)`
          : over === 0
            ? "none is allowed"
            : "more than is allowed: add a purchase, or deactivate machines",
  };
}

function endFigure({ endsOn, noticeOn, renewal, term, today, state, maintenanceEndsOn }: LicenseDetail): KeyFigure {
  if (!endsOn && maintenanceEndsOn)
    return {
      label: "Maintenance ends",
      value: <DateText value={day(maintenanceEndsOn)} />,
      detail: "the right itself is perpetual",
    };
  if (!endsOn)
    return {
      label: "Ends",
      value: term === "PERPETUAL" ? "Never" : "No end set",
      detail: term === "PERPETUAL" ? "a perpetual right" : "it runs on until somebody ends it",
    };
  if (endsOn < today)
    return {
      label: "Ended",
      value: <DateText value={day(endsOn)} />,
      detail:
        state === "IN_GRACE"
          ? "in grace: renew it before that ends"
          : `${counted(daysBetween(endsOn, today), "day")} ago`,
    };
  const left = counted(daysBetween(today, endsOn), "day");
  if (noticeOn && noticeOn >= today) {
    return {
      label: "Notice by",
      value: <DateText value={day(noticeOn)} />,
      detail: (
        <>
          {counted(daysBetween(today, noticeOn), "day")} left; {renewal === "AUTOMATIC" ? "renews after" : "ends"}{" "}
          <DateText value={day(endsOn)} />
        </>
      ),
    };
  }
  return {
    label: renewal === "AUTOMATIC" ? "Renews after" : "Ends",
    value: <DateText value={day(endsOn)} />,
    detail: noticeOn ? `in ${left}; the day for notice has passed` : `in ${left}`,
  };
}

const daysBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / dayLength);
