"use client";

import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** Copies a text, and says which: "The key id is copied." */
export function CopyButton({ value, what, label = "Copy" }: { value: string; what: string; label?: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      toast.done(`${what} is copied.`);
    } catch {
      toast.problem("The browser did not allow copying", "Select the text and copy it by hand.");
    }
  }
  return (
    <Button size="small" aria-label={`${label}: ${what.toLowerCase()}`} onClick={() => void copy()}>
      <Copy aria-hidden="true" />
      {label}
    </Button>
  );
}
