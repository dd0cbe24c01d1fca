"use client";

import Link from "next/link";
import { Fragment } from "react";
import { formatNumber } from "./format";
import { useReader } from "./reader";
import { SeatDrawing, Swatch } from "./seat-drawing";
import { seatShares, type SeatCounts } from "./seat-share";
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

const plainWords: Required<SeatWords> = {
  used: "used",
  idle: "idle",
  reserved: "reserved",
  free: "free",
  over: "over the limit",
  queued: "waiting",
};

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
  ).filter(
    ([kind, value]) =>
      value > 0 || (kind === "used" && capacity === null) || (kind === "free" && capacity !== null && over === 0),
  );

  const spoken = numbers.map(([kind, value]) => `${say(value)} ${text[kind]}`).join(", ");
  const label =
    capacity === null ? `Not counted: ${spoken}` : `${say(taken)} of ${say(capacity)} seats taken: ${spoken}`;

  if (size === "small") {
    if (capacity === null)
      return (
        <span className="text-muted" suppressHydrationWarning>
          {label}
        </span>
      );
    return (
      <span className={cn("flex max-w-[300px] min-w-[150px] items-center gap-2.5 max-sm:max-w-none", className)}>
        <SeatDrawing segments={segments} limit={limit} label={label} small />
        <span
          aria-hidden="true"
          className="text-muted min-w-16 text-right text-xs whitespace-nowrap"
          suppressHydrationWarning
        >
          {over > 0 ? (
            <b className="text-bad font-medium">{say(over)} over</b>
          ) : free > 0 ? (
            `${say(free)} free`
          ) : queued > 0 ? (
            `${say(queued)} waiting`
          ) : capacity === 0 ? (
            "no seats"
          ) : reserved > 0 && over === 0 ? (
            `${say(reserved)} ${text.reserved}`
          ) : (
            "full"
          )}
        </span>
      </span>
    );
  }
  return (
    <div className={className}>
      {capacity === null ? null : <SeatDrawing segments={segments} limit={limit} label={label} />}
      <ul
        className="text-muted mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm"
        aria-hidden={(capacity !== null && Object.keys(links).length === 0) || undefined}
      >
        {numbers.map(([kind, value]) => {
          const words = (
            <Fragment>
              <b className="text-text font-semibold" suppressHydrationWarning>
                {say(value)}
              </b>{" "}
              {text[kind]}
            </Fragment>
          );
          return (
            <li key={kind} className="flex items-center gap-1.5">
              <Swatch kind={kind} />
              {links[kind] ? (
                <Link href={links[kind]} className="hover:text-text rounded-[4px] hover:underline">
                  {words}
                </Link>
              ) : (
                <span>{words}</span>
              )}
            </li>
          );
        })}
        {capacity === null ? (
          <li>no limit: this right is not counted</li>
        ) : over > 0 ? (
          <li suppressHydrationWarning>Limit {say(capacity)}</li>
        ) : null}
      </ul>
    </div>
  );
}
