"use client";

import Link from "next/link";
import { Fragment, useId } from "react";
import { formatNumber } from "./format";
import { useReader } from "./reader";
import { seatShares, type SeatCounts, type SegmentKind } from "./seat-share";
import { cn } from "./ui/cn";

type SeatWords = Partial<Record<"used" | "idle" | "reserved" | "free" | "over" | "queued", string>>;

type SeatBarProps = SeatCounts & {
  size?: "small" | "large";
  /** What follows each number: `{ used: "used in 60 days" }`. */
  words?: SeatWords;
  /** Where the rows behind a number are. */
  links?: SeatWords;
  className?: string;
};

const plainWords: Required<SeatWords> = { used: "used", idle: "idle", reserved: "reserved", free: "free", over: "over the limit", queued: "waiting" };
const fills: Record<SegmentKind, string> = { used: "fill-used", idle: "fill-idle", reserved: "fill-reserved", over: "fill-over", free: "fill-free" };

function percent(share: number) {
  return `${(share * 100).toFixed(3)}%`;
}

/** The seats of a licence, to scale: used, idle, reserved, free, and over beyond the limit line; the numbers in words. */
export function SeatBar({ size = "large", words = {}, links = {}, className, ...counts }: SeatBarProps) {
  const { locale } = useReader();
  const say = (value: number) => formatNumber(value, locale);
  const { segments, limit, free, over } = seatShares(counts);
  const { used, idle = 0, reserved = 0, queued = 0, capacity } = counts;
  const text = { ...plainWords, ...words };
  const taken = used + idle + reserved;

  const numbers = (
    [
      ["used", used],
      ["idle", idle],
      ["reserved", reserved],
      ["free", free],
      ["over", over],
      ["queued", queued],
    ] as const
  ).filter(([kind, value]) => value > 0 || (kind === "used" && capacity === null) || (kind === "free" && capacity !== null && over === 0));

  const spoken = numbers.map(([kind, value]) => `${say(value)} ${text[kind]}`).join(", ");
  const label = capacity === null ? `Not counted: ${spoken}` : `${say(taken)} of ${say(capacity)} seats taken: ${spoken}`;

  if (size === "small") {
    if (capacity === null) return <span className="text-muted" suppressHydrationWarning>{label}</span>;
    return (
      <span className={cn("flex min-w-[180px] max-w-[300px] items-center gap-2.5 max-sm:max-w-none", className)}>
        <Bar segments={segments} limit={limit} label={label} small />
        <span aria-hidden="true" className="min-w-16 text-right text-xs whitespace-nowrap text-muted" suppressHydrationWarning>
          {over > 0 ? <b className="font-medium text-bad">{say(over)} over</b> : free > 0 ? `${say(free)} free` : queued > 0 ? `${say(queued)} waiting` : "full"}
        </span>
      </span>
    );
  }
  return (
    <div className={className}>
      <Bar segments={segments} limit={limit} label={label} />
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted" aria-hidden={Object.keys(links).length === 0 || undefined}>
        {numbers.map(([kind, value]) => {
          const words = (
            <Fragment>
              <b className="font-semibold text-text" suppressHydrationWarning>
                {say(value)}
              </b>{" "}
              {text[kind]}
            </Fragment>
          );
          return (
            <li key={kind} className="flex items-center gap-1.5">
              <Swatch kind={kind} />
              {links[kind] ? (
                <Link href={links[kind]} className="rounded-[4px] hover:text-text hover:underline">
                  {words}
                </Link>
              ) : (
                <span>{words}</span>
              )}
            </li>
          );
        })}
        {capacity === null ? <li>This right is not counted.</li> : over > 0 ? <li suppressHydrationWarning>Limit {say(capacity)}</li> : null}
      </ul>
    </div>
  );
}

/** Plain SVG attributes, not styles: a strict content policy forbids inline ones, and the PDF draws the same shapes. */
function Bar({ segments, limit, label, small }: { segments: ReturnType<typeof seatShares>["segments"]; limit: number | null; label: string; small?: boolean }) {
  const id = useId();
  const height = small ? 8 : 18;
  const edge = small ? 2 : 5;
  return (
    <svg role="img" aria-label={label} className="block w-full min-w-0 flex-1 overflow-visible" height={height + 2 * edge}>
      <defs>
        <pattern id={`${id}i`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect width="8" height="8" className="fill-idle" />
          <rect x="5" width="3" height="8" fill="var(--idle-stripe)" />
        </pattern>
        <clipPath id={`${id}c`}>
          <rect y={edge} width="100%" height={height} rx={small ? 4 : 5} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}c)`}>
        <rect y={edge} width="100%" height={height} className="fill-free" />
        {segments.map(({ kind, from, to }) => (
          <rect key={kind} x={percent(from)} y={edge} width={percent(to - from)} height={height} {...(kind === "idle" ? { fill: `url(#${id}i)` } : { className: fills[kind] })} />
        ))}
        {segments.slice(1).map(({ kind, from }) => (
          <line key={kind} x1={percent(from)} x2={percent(from)} y1={edge} y2={edge + height} className="stroke-panel" strokeWidth={small ? 1 : 1.5} />
        ))}
      </g>
      <rect x="0.5" y={edge + 0.5} width="100%" height={height - 1} rx={small ? 3.5 : 4.5} fill="none" className="stroke-line-strong" strokeWidth="1" opacity="0.7" clipPath={`url(#${id}c)`} />
      {limit === null ? null : (
        <>
          <line x1={percent(limit)} x2={percent(limit)} y1="0" y2={height + 2 * edge} className="stroke-bg" strokeWidth="5" />
          <line x1={percent(limit)} x2={percent(limit)} y1="0" y2={height + 2 * edge} className="stroke-text" strokeWidth="2" />
        </>
      )}
    </svg>
  );
}

function Swatch({ kind }: { kind: SegmentKind | "queued" }) {
  const id = useId();
  return (
    <svg aria-hidden="true" className="size-[9px] shrink-0" viewBox="0 0 9 9">
      {kind === "idle" ? (
        <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(25)">
          <rect width="4" height="4" className="fill-idle" />
          <rect x="2.5" width="1.5" height="4" fill="var(--idle-stripe)" />
        </pattern>
      ) : null}
      <rect width="9" height="9" rx="3" {...(kind === "idle" ? { fill: `url(#${id})` } : { className: kind === "queued" ? "fill-queued" : fills[kind] })} />
      {kind === "free" ? <rect x="0.5" y="0.5" width="8" height="8" rx="2.5" fill="none" className="stroke-line-strong" /> : null}
    </svg>
  );
}
