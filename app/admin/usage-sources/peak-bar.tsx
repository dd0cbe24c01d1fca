"use client";

import { formatNumber } from "@/components/format";
import { useReader } from "@/components/reader";
import { SeatDrawing } from "@/components/seat-drawing";
import { seatShares } from "@/components/seat-share";

/** A peak against what was bought, to scale, with both numbers: "32 of 40". */
export function PeakBar({ peak, bought }: { peak: number; bought: number | null }) {
  const { locale } = useReader();
  const say = (value: number) => formatNumber(value, locale);
  if (bought === null)
    return (
      <span className="text-muted" suppressHydrationWarning>
        Peak {say(peak)}
      </span>
    );
  const { segments, limit, over } = seatShares({ used: peak, capacity: bought });
  const numbers = `${say(peak)} of ${say(bought)}`;
  return (
    <span className="flex max-w-[340px] min-w-[200px] items-center gap-2.5 max-sm:max-w-none">
      <SeatDrawing segments={segments} limit={limit} label={`At the peak ${numbers} licences`} small />
      <span
        aria-hidden="true"
        className="min-w-24 text-right text-xs whitespace-nowrap tabular-nums"
        suppressHydrationWarning
      >
        {over > 0 ? <b className="text-bad font-medium">{numbers}</b> : numbers}
      </span>
    </span>
  );
}
