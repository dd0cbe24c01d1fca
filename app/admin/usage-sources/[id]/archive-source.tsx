"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { archiveUsageSourceAction } from "../actions";

export function ArchiveSource({ sourceId, name }: { sourceId: string; name: string }) {
  return (
    <ConfirmAction
      trigger={<Button variant="caution">Archive…</Button>}
      title={`Archive ${name}?`}
      description="It disappears from the list, and its collector is turned away. What its logs told stays."
      confirm="Archive"
      danger
      action={() => archiveUsageSourceAction({ sourceId })}
      done={`${name} is archived.`}
    />
  );
}
