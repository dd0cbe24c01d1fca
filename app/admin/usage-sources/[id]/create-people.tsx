"use client";

import { useState, type FormEvent } from "react";
import { fieldName, type Problem } from "@/components/form/action-result";
import { FormProblem } from "@/components/form/form-parts";
import { useAction } from "@/components/form/use-action";
import { useSelection } from "@/components/table/selection";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { guessPerson } from "@/lib/flexnet/guess-person";
import { createUsagePeopleAction } from "../actions";

export type NamedUser = { id: string; name: string; version: number };

const proposed = (users: readonly NamedUser[]) =>
  users.map(({ id, name, version }) => ({ userId: id, version, name, ...guessPerson(name) }));

type CreatePeopleProps = { users: readonly NamedUser[]; onDone?(): void };

/** People of user names that nobody here has: proposed from the names, to be looked through before they are added. */
export function CreatePeople({ users, onDone }: CreatePeopleProps) {
  const [open, setOpen] = useState(false);
  const [people, setPeople] = useState(() => proposed(users));
  const [problem, setProblem] = useState<Problem | null>(null);
  const create = useAction(createUsagePeopleAction, {
    done: ({ people: [first, ...others] }) =>
      others.length === 0 ? `${first?.displayName} is added.` : `${others.length + 1} people are added.`,
    onProblem: setProblem,
    onDone: () => {
      setOpen(false);
      onDone?.();
    },
  });
  const set = (at: number, change: Partial<(typeof people)[number]>) =>
    setPeople((now) => now.map((person, index) => (index === at ? { ...person, ...change } : person)));
  const wrong = (at: number, field: string) =>
    problem?.errors?.find(({ pointer }) => fieldName(pointer) === `people.${at}.${field}`)?.detail;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    create.run({ people: people.map(({ name: _, ...person }) => person) });
  };
  const title = users.length === 1 ? `Who is ${users[0]?.name}?` : `Add ${users.length} people`;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) setPeople(proposed(users));
        setProblem(null);
        setOpen(next);
      }}
    >
      <DialogTrigger asChild>
        <Button size="small" disabled={users.length === 0}>
          {users.length === 1 ? "Add person" : `Add ${users.length} people`}
        </Button>
      </DialogTrigger>
      <DialogContent
        wide
        title={title}
        description="They are added to your people, and what these user names did on licence servers is theirs, in the past too."
      >
        <form onSubmit={submit} noValidate>
          <ul className="grid gap-4">
            {people.map((person, at) => (
              <li key={person.userId} className="border-line grid gap-x-4 gap-y-3 border-t pt-3 sm:grid-cols-2">
                {people.length > 1 ? <h3 className="font-mono text-xs sm:col-span-2">{person.name}</h3> : null}
                <Field label="Name" required error={wrong(at, "displayName")}>
                  <Input value={person.displayName} onChange={({ target }) => set(at, { displayName: target.value })} />
                </Field>
                <Field label="E-mail" optional error={wrong(at, "email")}>
                  <Input
                    type="email"
                    value={person.email}
                    onChange={({ target }) => set(at, { email: target.value })}
                  />
                </Field>
              </li>
            ))}
          </ul>
          <FormProblem problem={problem} />
          <DialogActs>
            <Button type="submit" variant="primary" pending={create.pending}>
              {people.length === 1 ? "Add person" : `Add ${people.length} people`}
            </Button>
          </DialogActs>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** The bulk act of the list of user names: of those ticked that are nobody's yet. */
export function CreateSelectedPeople({ users }: { users: readonly NamedUser[] }) {
  const { ids, clear } = useSelection();
  const open = users.filter(({ id }) => ids.includes(id));
  return <CreatePeople key={open.map(({ id }) => id).join()} users={open} onDone={clear} />;
}
