import { addDays } from "@/lib/kernel/calendar";
import type { Lifecycle } from "@/lib/lifecycle/read-lifecycle";

/** A span of the course of a licence; days count on both sides, null is open. `from` and `width` are shares of the whole. */
export type TermSpan = {
  key: string;
  label: string;
  startsOn: Date | null;
  endsOn: Date | null;
  kind: "term" | "next" | "grace" | "maintenance" | "purchase";
  from: number;
  width: number;
};

export type Course = { spans: TermSpan[]; today: number; notice: number | null; first: Date; last: Date };

type Raw = Omit<TermSpan, "from" | "width">;

/** Everything with a first and a last day in the course of a licence, laid out to scale. */
export function courseOf(lifecycle: Lifecycle): Course {
  const { today, noticeOn } = lifecycle;
  const raw = rawSpans(lifecycle);
  const days = [today, noticeOn, ...raw.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])].filter(
    (d) => d !== null,
  );
  const first = new Date(Math.min(...days.map((day) => day.getTime())));
  const furthest = new Date(Math.max(...days.map((day) => day.getTime())));
  // What is open runs out of the picture; a margin says so.
  const margin = Math.max(30, Math.round((furthest.getTime() - first.getTime()) / dayLength / 12));
  const last = addDays(furthest, raw.some(({ endsOn }) => endsOn === null) ? margin : 1);
  const whole = last.getTime() - first.getTime();
  const share = (day: Date) => (day.getTime() - first.getTime()) / whole;
  const spans = raw.map((span) => {
    const from = span.startsOn ? share(span.startsOn) : 0;
    const to = span.endsOn ? share(addDays(span.endsOn, 1)) : 1;
    return { ...span, from, width: Math.max(0.004, Math.min(1, to) - from) };
  });
  return { spans, today: share(today), notice: noticeOn && share(noticeOn), first, last };
}

const dayLength = 86_400_000;

function rawSpans({ startsOn, endsOn, graceEndsOn, cancelledAt, renewal, next, maintenance, term }: Lifecycle): Raw[] {
  const renews = next && renewal === "AUTOMATIC" && !cancelledAt;
  return [
    { key: "term", label: termLabels[term], kind: "term", startsOn, endsOn },
    ...(renews
      ? [{ key: "next", label: "Next term", kind: "next" as const, startsOn: next.startsOn, endsOn: next.endsOn }]
      : []),
    ...(graceEndsOn && endsOn && !renews
      ? [{ key: "grace", label: "Grace", kind: "grace" as const, startsOn: addDays(endsOn, 1), endsOn: graceEndsOn }]
      : []),
    ...maintenance.map((period, at) => ({
      key: period.id ?? "maintenance",
      label: at === 0 ? "Maintenance" : "Maintenance, later",
      kind: "maintenance" as const,
      startsOn: period.startsOn,
      endsOn: period.endsOn,
    })),
  ];
}

const termLabels = { PERPETUAL: "Right of use", SUBSCRIPTION: "Term", TRIAL: "Trial" };
