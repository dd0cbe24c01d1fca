"use client";

import Link from "next/link";
import { FormActs } from "@/components/form/form-parts";
import { Button } from "@/components/ui/button";
import { CopyButton } from "../../../../../copy-button";
import { downloadText, fileNameOf } from "../../../../../download-text";
import { keyKindWords } from "../../../key-words";
import { counted } from "../../../license-words";
import type { Issued } from "./issue-keys";

const shownAtMost = 50;

type IssuedKeysProps = { issued: Issued; licenseId: string; licenseName: string; again(): void };

/** The new keys, to be copied or saved before the page is left. */
export function IssuedKeys({ issued: { kind, items }, licenseId, licenseName, again }: IssuedKeysProps) {
  const shown = items.slice(0, shownAtMost);
  const all = items.map(({ key }) => key).join("\n");
  const csv = () => {
    const lines = items.map(({ id, key }) => `${id},${key}`);
    downloadText(`${fileNameOf(licenseName)}-keys.csv`, ["id,key", ...lines, ""].join("\r\n"), "text/csv");
  };
  return (
    <div className="mt-5 grid max-w-[860px] gap-4">
      <section role="status" className="rounded-panel border-line bg-accent-soft border p-4">
        <h2 className="font-semibold">
          {counted(items.length, `${keyKindWords[kind].toLowerCase()} key`)} issued for {licenseName}
        </h2>
        <p className="text-muted text-sm">
          Take {items.length === 1 ? "it" : "them"} now. Later, a key is shown one at a time, and each look is recorded.
        </p>
        <ol className="mt-3 grid gap-1.5">
          {shown.map(({ id, key }) => (
            <li key={id}>
              <code className="font-mono text-sm break-all">{key}</code>
            </li>
          ))}
        </ol>
        {items.length > shown.length ? (
          <p className="text-muted mt-2 text-sm">
            And {(items.length - shown.length).toLocaleString("en")} more: they are in the CSV, and are copied too.
          </p>
        ) : null}
        <div className="mt-3 flex flex-wrap gap-2">
          <CopyButton value={all} what={items.length === 1 ? "The key" : "The list of keys"} />
          <Button size="small" onClick={csv}>
            Download CSV
          </Button>
        </div>
      </section>
      <FormActs>
        <Button asChild>
          <Link href={`/admin/licenses/${licenseId}?tab=keys`}>Done</Link>
        </Button>
        <Button variant="ghost" onClick={again}>
          Issue more
        </Button>
      </FormActs>
    </div>
  );
}
