"use client";

import { useState } from "react";
import { FormProblem } from "@/components/form/form-parts";
import type { Problem } from "@/components/form/action-result";
import { useAction } from "@/components/form/use-action";
import { useSelection } from "@/components/table/selection";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import type { Reference } from "../reference-field";
import { movePeopleAction } from "./actions";

type Moved = { moved: readonly { id: string; departmentId: string | null }[] };

/** Everybody back to where they were, one former department after the other. */
async function moveBack({ moved }: Moved) {
  const former = [...new Set(moved.map((person) => person.departmentId))];
  const results = [];
  for (const departmentId of former) {
    results.push(
      await movePeopleAction({
        personIds: moved.filter((person) => person.departmentId === departmentId).map(({ id }) => id),
        departmentId,
      }),
    );
  }
  return results.find((result) => !result.ok) ?? { ok: true as const, data: null };
}

/** The bulk act of the list of people: to another department, with an undo. */
export function MovePeople() {
  const { ids, clear } = useSelection();
  const [open, setOpen] = useState(false);
  const [department, setDepartment] = useState<Reference | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { run, pending } = useAction(movePeopleAction, {
    done: ({ moved }) =>
      `${moved.length} ${moved.length === 1 ? "person" : "people"} moved to ${department?.label ?? "the department"}.`,
    undo: moveBack,
    undone: "They are back where they were.",
    onProblem: setProblem,
    onDone: () => {
      setOpen(false);
      clear();
    },
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">Move to a department</Button>
      </DialogTrigger>
      <DialogContent
        title={`Move ${ids.length} ${ids.length === 1 ? "person" : "people"}`}
        description="Their seats and requests stay as they are."
      >
        <Field label="Department" required>
          <Combobox source="/admin/departments/options" value={department} onChange={setDepartment} />
        </Field>
        <FormProblem problem={problem} />
        <DialogActs>
          <Button
            variant="primary"
            disabled={department === null}
            pending={pending}
            onClick={() => run({ personIds: ids, departmentId: department?.id ?? null })}
          >
            Move
          </Button>
        </DialogActs>
      </DialogContent>
    </Dialog>
  );
}
