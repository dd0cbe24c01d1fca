"use client";

import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";

type FormDialogProps = {
  /** What its button says, and to whom it must say more. */
  button: string;
  buttonLabel?: string;
  quiet?: true;
  title: string;
  description: string;
  /** The form; it closes the dialog when it is done. */
  children(close: () => void): ReactNode;
};

/** A button that opens a form in a dialog. */
export function FormDialog({ button, buttonLabel, quiet, title, description, children }: FormDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="small" variant={quiet ? "ghost" : "default"} aria-label={buttonLabel}>
          {button}
        </Button>
      </DialogTrigger>
      <DialogContent title={title} description={description}>
        {children(() => setOpen(false))}
      </DialogContent>
    </Dialog>
  );
}
