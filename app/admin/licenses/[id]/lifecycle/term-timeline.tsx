import { DateText } from "@/components/date";
import { cn } from "@/components/ui/cn";
import { day } from "../../license-columns";
import type { Course, TermSpan } from "./term-spans";

const fills: Record<TermSpan["kind"], string> = {
  term: "bg-accent",
  next: "border-accent border border-dashed",
  grace: "bg-[repeating-linear-gradient(135deg,var(--color-warn)_0_3px,transparent_3px_6px)] border-warn border",
  maintenance: "bg-accent-soft border-accent border",
  purchase: "bg-sunken border-line-strong border",
};

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** The course of a licence, drawn to scale, each span with its days in words. */
export function TermTimeline({ course }: { course: Course }) {
  const { spans, today, notice } = course;
  return (
    <div className="grid gap-1">
      <ul className="grid gap-2">
        {spans.map((span) => (
          <li
            key={span.key}
            className="grid grid-cols-[210px_minmax(0,1fr)] items-center gap-x-4 gap-y-1 max-sm:grid-cols-1"
          >
            <span>
              <span className="font-medium">{span.label}</span>
              <span className="text-muted block text-sm">
                <Days span={span} />
              </span>
            </span>
            <span aria-hidden="true" className="bg-sunken rounded-control relative block h-5 overflow-hidden">
              <span
                className={cn("rounded-control absolute inset-y-0", fills[span.kind])}
                style={{ left: percent(span.from), width: percent(span.width) }}
              />
              <Mark at={today} className="bg-text" />
              {notice === null || span.kind !== "term" ? null : <Mark at={notice} className="bg-bad" />}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-muted text-sm">
        The line across is today{notice === null ? "" : ", the red one the last day for notice"}.
      </p>
    </div>
  );
}

function Mark({ at, className }: { at: number; className: string }) {
  return <span className={cn("absolute inset-y-0 w-0.5", className)} style={{ left: percent(at) }} />;
}

function Days({ span: { startsOn, endsOn } }: { span: TermSpan }) {
  if (!startsOn && !endsOn) return "without an end";
  return (
    <>
      {startsOn ? <DateText value={day(startsOn)} /> : "until"}
      {startsOn ? (endsOn ? " to " : ", without an end") : " "}
      {endsOn ? <DateText value={day(endsOn)} /> : null}
    </>
  );
}
