"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SubjectField, type SubjectKind } from "./subject-field";

type ExplainPickerProps = {
  /** The tab's address, without whom it is about. */
  path: string;
  machines: readonly { id: string; name: string }[];
  chosen: { kind: SubjectKind; id: string; name: string } | null;
};

/** Whose features to explain: the choice stands in the address, so that it can be sent to somebody. */
export function ExplainPicker({ path, machines, chosen }: ExplainPickerProps) {
  const router = useRouter();
  const [kind, setKind] = useState<SubjectKind>(chosen?.kind ?? "person");
  return (
    <div className="grid max-w-[640px] gap-2">
      <SubjectField
        key={chosen?.id ?? "nobody"}
        kind={kind}
        machines={machines}
        initial={chosen ? { id: chosen.id, label: chosen.name } : null}
        onKind={setKind}
        onChoose={(id) => {
          if (id) router.push(`${path}&${kind}=${encodeURIComponent(id)}`, { scroll: false });
        }}
      />
      {chosen ? (
        <div>
          <Button asChild size="small" variant="ghost">
            <Link href={path} scroll={false}>
              Show what the licence itself grants
            </Link>
          </Button>
        </div>
      ) : null}
    </div>
  );
}
