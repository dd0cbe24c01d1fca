"use client";

import { Copy } from "lucide-react";
import { toast } from "@/components/ui/toast";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

/** A secret that is shown now and never again. */
export function ShownOnce({ label, value, children }: { label: string; value: string; children: React.ReactNode }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      toast.done(`${label} copied.`);
    } catch {
      toast.problem("It could not be copied", "Select it and copy it by hand.");
    }
  }
  return (
    <div role="status" className="rounded-panel border-line bg-accent-soft grid max-w-[640px] gap-2 border p-4">
      <p>{children}</p>
      <div className="flex gap-2">
        <Input
          readOnly
          aria-label={label}
          value={value}
          className="font-mono text-sm"
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          Copy
        </Button>
      </div>
    </div>
  );
}
