import type { ReactNode } from "react";

/** What is known of one thing, as terms and values; what is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [term: string, value: ReactNode])[] }) {
  const told = facts.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false);
  return (
    <dl className="grid max-w-[760px] grid-cols-[minmax(120px,180px)_minmax(0,1fr)] max-sm:grid-cols-1">
      {told.map(([term, value]) => (
        <div key={term} className="max-sm:border-line contents max-sm:block max-sm:border-b max-sm:py-2">
          <dt className="border-line text-muted border-b py-2 text-sm max-sm:border-0 max-sm:py-0">{term}</dt>
          <dd className="border-line border-b py-2 [overflow-wrap:anywhere] whitespace-pre-line max-sm:border-0 max-sm:py-0">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
