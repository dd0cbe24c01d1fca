import Link from "next/link";
import type { ReactNode } from "react";
import { isInstant, partsInWords, type Change } from "./event-changes";
import { DateText } from "./date";

export type EventEntry = {
  id: string;
  at: string | Date;
  /** Who: a person's name, "API token billing-sync", "the system". */
  actor: string;
  /** What they did, after the name: "assigned a seat to". */
  action: string;
  subject?: { label: string; href?: string };
  reason?: string | null;
  changes?: readonly Change[];
  /** From where: "sign-in from 10.0.0.4", "import of people.csv". */
  origin?: string | null;
  href?: string;
};

/** The trail, told: who did what to what, when and why, and what it was before. Build `changes` with `changesBetween`. */
export function EventList({
  events,
  empty = "Nothing has happened here yet.",
}: {
  events: readonly EventEntry[];
  empty?: ReactNode;
}) {
  if (events.length === 0) return <p className="text-muted mt-4">{empty}</p>;
  return (
    <ol className="mt-3">
      {events.map((event) => (
        <li
          key={event.id}
          className="border-line grid grid-cols-[120px_minmax(0,1fr)] gap-x-5 gap-y-0.5 border-b py-2.5 max-sm:grid-cols-1"
        >
          <span className="text-muted text-sm">
            {event.href ? (
              <Link href={event.href} className="hover:text-text rounded-[4px] hover:underline">
                <DateText value={event.at} time />
              </Link>
            ) : (
              <DateText value={event.at} time />
            )}
          </span>
          <div className="min-w-0">
            <p className="[overflow-wrap:anywhere]">
              <span className="font-medium">{event.actor}</span> {event.action}{" "}
              {event.subject ? (
                event.subject.href ? (
                  <Link href={event.subject.href} className="link">
                    {event.subject.label}
                  </Link>
                ) : (
                  event.subject.label
                )
              ) : null}
              {event.origin ? <span className="text-muted text-sm"> · {event.origin}</span> : null}
            </p>
            {event.reason ? <p className="text-muted">“{event.reason}”</p> : null}
            {event.changes && event.changes.length > 0 ? <FewOrMany changes={event.changes} /> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A recorded day or instant is shown like every other one. */
function Value({ text }: { text: string }) {
  return isInstant(text) ? <DateText value={text} time={text.length > 10} /> : partsInWords(text);
}

/** More than fit on a screen with others stay folded until somebody wants them. */
const many = 14;

function FewOrMany({ changes }: { changes: readonly Change[] }) {
  if (changes.length <= many) return <Changes changes={changes} />;
  return (
    <details>
      <summary className="text-muted min-h-6 cursor-pointer text-sm">{changes.length} fields</summary>
      <Changes changes={changes} />
    </details>
  );
}

/** Before → after, with words and strokes as well as colours. */
function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className="mt-1 grid grid-cols-[minmax(96px,max-content)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-sm">
      {changes.map((change) => (
        <div key={change.field} className="contents">
          <dt className="text-muted">{change.field}</dt>
          <dd className="[overflow-wrap:anywhere]">
            {change.before === null ? null : (
              <del className="bg-bad-soft text-bad rounded-[4px] px-1">
                <Value text={change.before} />
              </del>
            )}
            {change.before !== null && change.after !== null ? <span className="text-muted"> → </span> : null}
            {change.after === null ? (
              <span className="text-muted"> → nothing</span>
            ) : (
              <ins className="bg-ok-soft text-ok rounded-[4px] px-1 no-underline">
                <Value text={change.after} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
