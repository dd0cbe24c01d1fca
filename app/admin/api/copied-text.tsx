"use client";

import { Copy } from "lucide-react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** A text in the machine's hand, with a button that copies it. */
export function CopiedText({ label, text }: { label: string; text: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      toast.done(`${label} copied.`);
    } catch {
      toast.problem("It could not be copied", "Select it and copy it by hand.");
    }
  }
  return (
    <div className="rounded-panel border-line bg-sunken relative min-w-0 border">
      <pre
        tabIndex={0}
        aria-label={label}
        className="max-h-[560px] overflow-auto p-3 pr-11 font-mono text-xs leading-relaxed"
      >
        {text}
      </pre>
      <Button
        variant="ghost"
        size="icon"
        className="absolute top-1 right-1"
        aria-label={`Copy: ${label}`}
        onClick={() => void copy()}
      >
        <Copy aria-hidden="true" />
      </Button>
    </div>
  );
}
