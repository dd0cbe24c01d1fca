"use client";

import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { markNoticesReadAction } from "../../actions";

export function MarkAllRead() {
  const { run, pending } = useAction(markNoticesReadAction, { done: "All notices are marked as read." });
  return (
    <Button pending={pending} onClick={() => run({})}>
      Mark all as read
    </Button>
  );
}
