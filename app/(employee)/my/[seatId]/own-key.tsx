"use client";

import { useState } from "react";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { revealOwnVendorKeyAction } from "../../actions";

/** A key stays closed until it is asked for: each look is recorded. */
export function OwnKey({ keyId, hint }: { keyId: string; hint: string }) {
  const [shown, setShown] = useState<string | null>(null);
  const { run, pending } = useAction(revealOwnVendorKeyAction, { onDone: ({ key }) => setShown(key) });
  if (shown === null) {
    return (
      <span className="flex flex-wrap items-center gap-3">
        <span className="text-muted font-mono text-sm">···· {hint}</span>
        <Button size="small" pending={pending} onClick={() => run({ keyId })}>
          Show the key
        </Button>
      </span>
    );
  }
  return (
    <span className="flex flex-wrap items-center gap-3">
      <code className="font-mono text-sm">{shown}</code>
      <Button
        size="small"
        onClick={() => void navigator.clipboard.writeText(shown).then(() => toast.done("The key is copied."))}
      >
        Copy
      </Button>
    </span>
  );
}
