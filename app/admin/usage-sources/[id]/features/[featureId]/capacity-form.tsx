"use client";

import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { boughtLicenses } from "@/lib/flexnet/schema";
import { setCapacitiesAction } from "../../../actions";

type CapacityFormProps = { sourceId: string; feature: string; capacity: number | null };

/** How many licences were bought: what the peaks are held against. Left empty, nobody has said. */
export function CapacityForm({ sourceId, feature, capacity }: CapacityFormProps) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(capacity === null ? "" : String(capacity));
  const save = useAction(setCapacitiesAction, { done: `${feature} is saved.`, onDone: () => setOpen(false) });
  const number = text.trim() === "" ? null : Number(text);
  const wrong = boughtLicenses.nullable().safeParse(number).error?.issues[0]?.message;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{capacity === null ? "Say how many were bought" : "Change what was bought"}</Button>
      </DialogTrigger>
      <DialogContent title={`How many licences of ${feature} were bought?`}>
        <Field label="Licences bought" optional error={wrong}>
          <Input inputMode="numeric" value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <DialogActs>
          <Button
            variant="primary"
            disabled={wrong !== undefined}
            pending={save.pending}
            onClick={() => save.run({ sourceId, capacities: [{ feature, capacity: number }] })}
          >
            Save
          </Button>
        </DialogActs>
      </DialogContent>
    </Dialog>
  );
}
