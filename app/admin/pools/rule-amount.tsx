import type { UseFormRegisterReturn } from "react-hook-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { GroupRuleKind } from "@/lib/db/generated/enums";
import { hasSeats } from "./rule-words";

type Amount = { field: UseFormRegisterReturn; error: string | undefined };

/** How much a rule is about: seats, a priority, or nothing, as its kind is. */
export function RuleAmount({ kind, seats, priority }: { kind: GroupRuleKind; seats: Amount; priority: Amount }) {
  if (hasSeats(kind))
    return (
      <Field label="Seats" required error={seats.error}>
        <Input type="number" min={0} className="max-w-[130px]" {...seats.field} />
      </Field>
    );
  if (kind !== "PRIORITY") return null;
  return (
    <Field label="Highest priority" required hint="0 to 100." error={priority.error}>
      <Input type="number" min={0} max={100} className="max-w-[130px]" {...priority.field} />
    </Field>
  );
}
