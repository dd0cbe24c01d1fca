"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Problem } from "@/components/form/action-result";
import { Form, FormActs, FormProblem } from "@/components/form/form-parts";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { DateInput } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Entry } from "@/lib/seats/assign-seats";
import { assignSeatsAction, previewAssignmentAction, undoAssignmentAction } from "../../actions";
import { counted } from "../../license-words";
import type { Reference } from "../../../reference-field";
import { EntryOutcomes } from "./entry-outcomes";
import { PeoplePicker } from "./people-picker";

type Answer = { assigned: number; applied: boolean; entries: Entry[] };

/** Every e-mail address or id in a text, whatever separates them: "Ada <ada@x.org>; bo@x.org". */
function entriesOf(text: string): string[] {
  return [...text.matchAll(/[^\s,;<>"()]+@[^\s,;<>"()]+|per_[0-9a-z]{26}/gi)].map(([entry]) => entry);
}

/** Names people one by one or as a pasted list, shows what would become of each, and assigns. */
export function AssignForm({ licenseId, waiting }: { licenseId: string; waiting: number }) {
  const router = useRouter();
  const [picked, setPicked] = useState<Reference[]>([]);
  const [text, setText] = useState("");
  const [until, setUntil] = useState("");
  const [skipWaitlist, setSkipWaitlist] = useState(false);
  const [checked, setChecked] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const back = `/admin/licenses/${licenseId}`;
  const entries = [...picked.map(({ id }) => id), ...entriesOf(text)];
  const input = { licenseId, entries, until, skipWaitlist };

  const check = useAction(previewAssignmentAction, { onProblem: setProblem, onDone: setChecked });
  const assign = useAction(assignSeatsAction, {
    onProblem: setProblem,
    done: ({ assigned }) => `${counted(assigned, "seat")} assigned.`,
    undo: (answer) =>
      undoAssignmentAction({ seatIds: answer.entries.flatMap(({ seatId }) => (seatId ? [seatId] : [])) }),
    undone: "The seats are free again.",
    onDone(answer) {
      setChecked(answer);
      if (answer.entries.every(({ outcome }) => outcome === "assigned")) router.push(back);
    },
  });

  function edit(change: () => void) {
    change();
    setChecked(null);
    setProblem(null);
  }
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(null);
        if (entries.length === 0)
          return setProblem({
            title: "Nobody is named yet",
            detail: "Choose people, or paste their e-mail addresses.",
          });
        if (checked && !checked.applied) assign.run(input);
        else check.run({ ...input, dryRun: true });
      }}
    >
      <PeoplePicker picked={picked} onChange={(next) => edit(() => setPicked(next))} />
      <Field
        label="Or paste e-mail addresses"
        optional
        hint="One a line, or separated by commas or semicolons, straight from a mail or a spreadsheet."
      >
        <Textarea
          rows={5}
          spellCheck={false}
          value={text}
          onChange={(event) => edit(() => setText(event.target.value))}
        />
      </Field>
      <Field label="Last day" optional hint="The seats end by themselves with that day.">
        <DateInput value={until} onChange={(event) => edit(() => setUntil(event.target.value))} />
      </Field>
      {waiting > 0 ? (
        <Checkbox
          label={`Go before the ${counted(waiting, "person", "people")} on the waitlist`}
          detail="Otherwise they are served first, and only what is left is assigned here."
          checked={skipWaitlist}
          onChange={(event) => edit(() => setSkipWaitlist(event.target.checked))}
        />
      ) : null}
      {checked ? <EntryOutcomes entries={checked.entries} applied={checked.applied} /> : null}
      <FormProblem problem={problem} />
      <FormActs>
        {checked?.applied ? (
          <Button asChild variant="primary">
            <Link href={back}>Back to the licence</Link>
          </Button>
        ) : (
          <>
            <Button
              type="submit"
              variant="primary"
              pending={check.pending || assign.pending}
              disabled={checked?.assigned === 0}
            >
              {checked
                ? checked.assigned === 0
                  ? "Nothing to assign"
                  : `Assign ${counted(checked.assigned, "seat")}`
                : "Check the list"}
            </Button>
            <Button asChild variant="ghost">
              <Link href={back}>Cancel</Link>
            </Button>
          </>
        )}
      </FormActs>
    </Form>
  );
}
