"use client";

import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { matchUsageUserAction } from "../actions";

type MatchUserProps = {
  user: { id: string; name: string; personId: string | null; person: string | null; version: number };
};

/** Whose a user name is: a person, or nobody (a service account). */
export function MatchUser({ user }: MatchUserProps) {
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState(user.personId ? { id: user.personId, label: user.person ?? "" } : null);
  const match = useAction(matchUsageUserAction, {
    done: `${user.name} is matched.`,
    onDone: () => setOpen(false),
  });
  const say = (personId: string | null) => match.run({ userId: user.id, version: user.version, personId });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small">{user.personId ? "Change" : "Match"}</Button>
      </DialogTrigger>
      <DialogContent
        title={`Whose is ${user.name}?`}
        description="What this user name did on licence servers is shown as that person’s, in the past too."
      >
        <Field label="Person">
          <Combobox source="/admin/people/options" value={person} onChange={setPerson} clearable />
        </Field>
        <DialogActs>
          <Button variant="ghost" pending={match.pending} onClick={() => say(null)}>
            Nobody’s
          </Button>
          <Button variant="primary" disabled={!person} pending={match.pending} onClick={() => person && say(person.id)}>
            Match
          </Button>
        </DialogActs>
      </DialogContent>
    </Dialog>
  );
}
