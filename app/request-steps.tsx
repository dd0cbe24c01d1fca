import { Check, Circle, CircleDot, Minus, X } from "lucide-react";
import type { ReactNode } from "react";
import { DateText } from "@/components/date";
import type { RequestView, StepView } from "@/lib/requests/request-view";
import { requestStatusInWords, ruleInWords, stepInWords } from "./request-words";

const marks: Record<StepView["status"], ReactNode> = {
  APPROVED: <Check className="text-accent size-4" aria-hidden="true" />,
  REJECTED: <X className="text-bad size-4" aria-hidden="true" />,
  PENDING: <CircleDot className="text-text size-4" aria-hidden="true" />,
  UPCOMING: <Circle className="text-faint size-4" aria-hidden="true" />,
  SKIPPED: <Minus className="text-faint size-4" aria-hidden="true" />,
};

function Step({
  mark,
  title,
  when,
  comment,
}: {
  mark: ReactNode;
  title: string;
  when?: Date | null;
  comment?: ReactNode;
}) {
  return (
    <li className="flex gap-3 py-1.5">
      <span className="mt-0.5">{mark}</span>
      <div className="min-w-0">
        <p>
          {title}
          {when ? (
            <span className="text-muted">
              {" · "}
              <DateText value={when} recent />
            </span>
          ) : null}
        </p>
        {comment ? <p className="text-muted [overflow-wrap:anywhere]">{comment}</p> : null}
      </div>
    </li>
  );
}

/** Every step of a request and why: asked, decided, waiting, served. */
export function RequestSteps({ request, place = null }: { request: RequestView; place?: number | null }) {
  const ended = request.status === "WITHDRAWN" || request.status === "FULFILLED";
  return (
    <ol className="mt-2">
      <Step
        mark={marks.APPROVED}
        title={`${request.person.name} asked`}
        when={request.createdAt}
        comment={`“${request.reason}”`}
      />
      {request.steps.map((step) => (
        <Step
          key={step.position}
          mark={marks[step.status]}
          title={`${ruleInWords[step.rule]}: ${stepInWords(step).replace(/^./, (letter) => letter.toLowerCase())}`}
          when={step.decidedAt}
          comment={step.comment ? `“${step.comment}”` : null}
        />
      ))}
      {request.waitlistedAt ? (
        <Step
          mark={request.status === "WAITLISTED" ? marks.PENDING : marks.APPROVED}
          title={request.status === "WAITLISTED" ? requestStatusInWords(request, place) : "Was on the waitlist"}
          when={request.waitlistedAt}
          comment={
            request.status === "WAITLISTED"
              ? "The next free seat is given to the person at the head of the line, by itself."
              : null
          }
        />
      ) : null}
      {ended ? (
        <Step
          mark={request.status === "FULFILLED" ? marks.APPROVED : marks.SKIPPED}
          title={requestStatusInWords(request)}
          when={request.decidedAt}
          comment={request.outcomeNote}
        />
      ) : null}
    </ol>
  );
}
