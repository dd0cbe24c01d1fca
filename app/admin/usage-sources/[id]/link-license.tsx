"use client";

import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogActs, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { linkFeatureAction } from "../actions";

type LinkLicenseProps = {
  feature: { id: string; name: string; version: number; license: { id: string; name: string } | null };
};

/** Which licence here a feature stands for: its seats are what the peak is held against, and its page shows the use. */
export function LinkLicense({ feature }: LinkLicenseProps) {
  const { id, name, version, license } = feature;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(license ? { id: license.id, label: license.name } : null);
  const link = useAction(linkFeatureAction, {
    done: ({ license: linked }) =>
      linked ? `${name} stands for ${linked.name}.` : `${name} stands for no licence here.`,
    onDone: () => setOpen(false),
  });
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" aria-label={`${license ? "Change the licence" : "Link to a licence"}: ${name}`}>
          {license ? "Change" : "Link to a licence"}
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Which licence does ${name} stand for?`}
        description="Its peak is then held against the seats of that licence, and shown on the licence’s page. Nothing is checked out from it."
      >
        <Field label="Licence">
          <Combobox source="/admin/licenses/options" value={chosen} onChange={setChosen} clearable />
        </Field>
        <DialogActs>
          <Button
            variant="primary"
            disabled={(chosen?.id ?? null) === (license?.id ?? null)}
            pending={link.pending}
            onClick={() => link.run({ usageFeatureId: id, version, licenseId: chosen?.id ?? null })}
          >
            Save
          </Button>
        </DialogActs>
      </DialogContent>
    </Dialog>
  );
}
