"use client";

import { Radio } from "@/components/ui/checkbox";
import { FieldSet } from "@/components/ui/field";

/** Whether an override gives a feature or takes it away. */
export function OverrideState({ enabled, onChange }: { enabled: boolean; onChange(enabled: boolean): void }) {
  return (
    <FieldSet legend="For them it is">
      <Radio name="override-enabled" label="On" checked={enabled} onChange={() => onChange(true)} />
      <Radio name="override-enabled" label="Off" checked={!enabled} onChange={() => onChange(false)} />
    </FieldSet>
  );
}
