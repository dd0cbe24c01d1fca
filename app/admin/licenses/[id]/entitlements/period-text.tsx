import { DateText } from "@/components/date";

type PeriodTextProps = { startsAt: string; endsAt: string };

/** "from 1 Dec 2026 to 31 Dec 2026"; nothing where there is no bound. */
export function PeriodText({ startsAt, endsAt }: PeriodTextProps) {
  if (!startsAt && !endsAt) return null;
  return (
    <>
      {startsAt ? (
        <>
          from <DateText value={startsAt} />
        </>
      ) : null}
      {startsAt && endsAt ? " " : ""}
      {endsAt ? (
        <>
          until <DateText value={endsAt} />
        </>
      ) : null}
    </>
  );
}
