"use client";

import type { Path } from "react-hook-form";
import type { z } from "zod";
import { Form, FormActs, FormProblem, FormSection } from "@/components/form/form-parts";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { changePoolInput } from "@/lib/floating/pool-schema";
import type { SpanUnit } from "@/lib/kernel/span-words";
import { counted } from "../../licenses/license-words";
import { asNumber } from "../as-number";
import { changePoolAction } from "../pool-actions";
import { holderRuleWords } from "../pool-words";
import { SpanInput } from "../span-input";

type Fields = z.input<typeof changePoolInput>;
type SettingsFormProps = {
  pool: Required<Fields>;
  isCounted: boolean;
  /** What the licence has for this pool. */
  part: string;
  /** How long a lease runs as things are. */
  leaseNow: string;
  inUse: number;
};

type Span = {
  name: "leaseSeconds" | "heartbeatSeconds" | "longestSeconds" | "idleSeconds" | "pickupSeconds" | "headSeconds";
  label: string;
  hint: string;
  unit: SpanUnit;
  isNeeded?: true;
};

const leaseSpans = (leaseNow: string): Span[] => [
  {
    name: "leaseSeconds",
    label: "A lease runs",
    hint: `Without a heartbeat, for so long. Empty: as the licence says. Now ${leaseNow}.`,
    unit: "minute",
  },
  {
    name: "heartbeatSeconds",
    label: "Heartbeat",
    hint: "How often a program is asked for one, at most half a lease. Empty: nearly four times a lease.",
    unit: "minute",
  },
  { name: "longestSeconds", label: "Longest lease", hint: "However alive its holder. Empty: no end.", unit: "hour" },
  {
    name: "idleSeconds",
    label: "Idle time",
    hint: "A program that says to be idle for longer loses its seat. Empty: never.",
    unit: "minute",
  },
];

const queueSpans: Span[] = [
  {
    name: "pickupSeconds",
    label: "Time to pick up",
    hint: "A seat granted from the queue waits so long for its first heartbeat, then goes to the next.",
    unit: "minute",
    isNeeded: true,
  },
  {
    name: "headSeconds",
    label: "Time at the head",
    hint: "A request for several seats keeps what is free so long, then goes behind those of its priority.",
    unit: "minute",
    isNeeded: true,
  },
];

export function SettingsForm({ pool, isCounted, part, leaseNow, inUse }: SettingsFormProps) {
  const { form, submit, pending, problem, errorOf } = useActionForm<Fields, unknown>({
    schema: changePoolInput,
    action: changePoolAction,
    defaultValues: pool,
    done: "The settings hold from the next check-out on.",
  });
  const [seats, holderRule] = form.watch(["seats", "holderRule"]);
  const spans = (all: readonly Span[]) =>
    all.map(({ name, label, hint, unit, isNeeded }) => (
      <SpanInput
        key={name}
        label={label}
        hint={hint}
        unit={unit}
        optional={!isNeeded}
        value={pool[name]}
        error={errorOf(name)}
        onChange={(value) => {
          // An empty time that is needed is told beside it, as any other that is none.
          form.setValue(name as Path<Fields>, value ?? (isNeeded ? Number.NaN : null), { shouldDirty: true });
          form.clearErrors(name);
        }}
      />
    ));
  return (
    <Form onSubmit={submit}>
      <FormSection title="Seats">
        <Field label="Name" required error={errorOf("name")}>
          <Input {...form.register("name")} />
        </Field>
        {isCounted ? (
          <Field label="Part of the licence's seats" optional hint={part} error={errorOf("seats")}>
            <Input type="number" min={0} className="max-w-[130px]" {...form.register("seats", asNumber)} />
          </Field>
        ) : null}
        {typeof seats === "number" && seats < inUse ? (
          <p role="status" className="text-warn text-sm">
            {counted(inUse, "seat")} {inUse === 1 ? "is" : "are"} in use. Nobody is cut: the next {inUse - seats} that
            come back are not given out again here.
          </p>
        ) : null}
        <Field label="One holder is" error={errorOf("holderRule")}>
          <Select
            options={(["USER", "USER_HOST", "PROCESS"] as const).map((value) => ({
              value,
              label: holderRuleWords[value],
            }))}
            {...form.register("holderRule")}
          />
        </Field>
        {holderRule !== pool.holderRule && inUse > 0 ? (
          <p role="status" className="text-warn text-sm">
            Those who hold a seat keep it. Whoever checks out again counts by the new rule, and takes another seat until
            the old lease ends.
          </p>
        ) : null}
      </FormSection>
      <FormSection title="Leases">{spans(leaseSpans(leaseNow))}</FormSection>
      <FormSection title="Queue">{spans(queueSpans)}</FormSection>
      <FormProblem problem={problem} />
      <FormActs>
        <Button type="submit" variant="primary" pending={pending}>
          Save
        </Button>
      </FormActs>
    </Form>
  );
}
