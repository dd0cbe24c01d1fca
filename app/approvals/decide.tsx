"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormProblem } from "@/components/form/form-parts";
import { useAction } from "@/components/form/use-action";
import type { Problem } from "@/components/form/action-result";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { decideRequestAction } from "./actions";

type Decision = "APPROVE" | "REJECT";

function outcome(person: string, license: string, status: string, note: string | null): string {
  switch (status) {
    case "FULFILLED":
      return `${person} has a seat of ${license}.`;
    case "WAITLISTED":
      return `Approved. No seat is free: ${person} is on the waitlist.`;
    case "PENDING":
      return "Approved. It goes on to the next approver.";
    case "WITHDRAWN":
      return `The request was closed: ${note ?? "it is no longer needed"}`;
    default:
      return `Rejected. ${person} is told why.`;
  }
}

/** Approve or reject, with a comment; a rejection says why. */
export function Decide({
  requestId,
  person,
  license,
  back,
}: {
  requestId: string;
  person: string;
  license: string;
  back?: string;
}) {
  const router = useRouter();
  const [comment, setComment] = useState("");
  const [missing, setMissing] = useState<string>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { run, pending } = useAction(decideRequestAction, {
    done: ({ status, outcomeNote }) => outcome(person, license, status, outcomeNote),
    onProblem: setProblem,
    onDone: () => (back ? router.push(back) : router.refresh()),
  });

  function decide(decision: Decision) {
    if (decision === "REJECT" && comment.trim() === "") {
      setMissing("Say why, so that the person knows what to do next.");
      return;
    }
    setMissing(undefined);
    setProblem(null);
    run({ requestId, decision, comment: comment.trim() || null });
  }

  return (
    <div className="mt-3 grid gap-3">
      <Field label="Comment" optional hint="The person sees it. A rejection needs one." error={missing}>
        <Textarea rows={2} value={comment} onChange={(event) => setComment(event.target.value)} />
      </Field>
      <FormProblem problem={problem} />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={pending} onClick={() => decide("APPROVE")}>
          Approve
        </Button>
        <Button disabled={pending} onClick={() => decide("REJECT")}>
          Reject
        </Button>
      </div>
    </div>
  );
}
