"use client";

import { formatDate, formatInstant, formatRecent, formatTime, type Instant } from "./format";
import { useNow, useReader } from "./reader";

/**
 * "12 Mar 2027", with the exact instant on hover. `recent` says "3 hr ago" within the last week (for things that
 * happened, not for plans); `time` adds the time of day. A plain "2027-03-12" is a day and has no instant.
 */
export function DateText({ value, recent, time }: { value: Instant; recent?: boolean; time?: boolean }) {
  const { locale, timeZone } = useReader();
  const now = useNow();
  const iso = new Date(value).toISOString();
  const isDay = typeof value === "string" && value.length === 10;
  const date = formatDate(value, locale, timeZone);
  const shown =
    (recent && formatRecent(value, now, locale)) || (time ? `${date}, ${formatTime(value, locale, timeZone)}` : date);
  return (
    <time
      dateTime={isDay ? value : iso}
      title={isDay ? undefined : formatInstant(value, locale, timeZone)}
      className="whitespace-nowrap"
      suppressHydrationWarning
    >
      {shown}
    </time>
  );
}
