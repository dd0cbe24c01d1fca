"use client";

import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { FeatureKind } from "@/lib/db/generated/enums";

type ValueFieldProps = {
  kind: FeatureKind;
  unit: string | null;
  error?: string;
  /** `register("value", asValue)` */
  registered: UseFormRegisterReturn;
};

/** How a value is registered: an empty one is null. */
export const asValue = {
  setValueAs: (value: unknown) => (value === "" || value === null || value === undefined ? null : Number(value)),
};

/** How much of a feature; a FLAG has nothing to enter. */
export function ValueField({ kind, unit, error, registered }: ValueFieldProps) {
  if (kind === "FLAG") return null;
  return (
    <Field
      label={unit ? `How many ${unit}` : "How many"}
      required={kind === "LIMIT"}
      optional={kind === "METER"}
      hint={kind === "METER" ? "Empty: no limit." : undefined}
      error={error}
    >
      <Input type="number" min={0} step={1} {...registered} />
    </Field>
  );
}
