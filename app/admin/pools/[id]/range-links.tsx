import Link from "next/link";
import type { SearchParams } from "@/components/table/list-state";

type Range = { days: number; words: string };

export const recentRanges: readonly Range[] = [
  { days: 1, words: "24 hours" },
  { days: 7, words: "7 days" },
  { days: 30, words: "30 days" },
  { days: 91, words: "13 weeks" },
];
const usualDays = 7;

/** How many days back an address asks for: one of the ranges. */
export function daysOf(search: SearchParams, ranges = recentRanges): number {
  const asked = Number([search.days].flat()[0]);
  return ranges.find(({ days }) => days === asked)?.days ?? usualDays;
}

type RangeLinksProps = { days: number; path: string; ranges?: readonly Range[] };

/** The time that is shown, and the others. */
export function RangeLinks({ days: shown, path, ranges = recentRanges }: RangeLinksProps) {
  return (
    <nav aria-label="Time shown" className="flex flex-wrap gap-1 text-sm">
      {ranges.map(({ days, words }) => (
        <Link
          key={days}
          href={`${path}${path.includes("?") ? "&" : "?"}days=${days}`}
          aria-current={days === shown ? "true" : undefined}
          className="rounded-control text-muted hover:bg-sunken aria-[current=true]:bg-sunken aria-[current=true]:text-text px-2.5 py-1 aria-[current=true]:font-medium"
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
