"use client";

import { Radio } from "@/components/ui/checkbox";
import { Field, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { dateOrder, decimalMark, type ImportKind, type ImportMapping, type ImportOptions } from "@/lib/imports/schema";

type Props = {
  kind: ImportKind;
  mapping: ImportMapping;
  options: ImportOptions;
  errorOf(name: keyof ImportOptions): string | undefined;
  onChange(options: ImportOptions): void;
};

const dateFields = ["startsOn", "endsOn", "purchasedOn", "heldFrom", "heldUntil"];
const orders = [
  { value: "mdy", label: "Month first: 12/31/2026" },
  { value: "dmy", label: "Day first: 31/12/2026" },
  { value: "ymd", label: "Year first: 2026-12-31" },
];
const marks = [
  { value: ".", label: "A point: 1,234.56" },
  { value: ",", label: "A comma: 1.234,56" },
];

/** Only what the chosen columns leave open is asked. */
export function OptionFields({ kind, mapping, options, errorOf, onChange }: Props) {
  const has = (...fields: string[]) => fields.some((field) => mapping[field] !== undefined);
  const set = (change: Partial<ImportOptions>) => onChange({ ...options, ...change });
  const asksCost = kind === "licenses" && has("cost");
  const asksExpired = kind === "licenses" && has("endsOn") && has("personName", "personEmail", "personUsername");
  if (!has(...dateFields) && !asksCost)
    return <p className="text-muted text-sm">Nothing: these columns speak for themselves.</p>;
  return (
    <div className="grid max-w-[640px] gap-4">
      {has(...dateFields) ? (
        <Field label="Dates are written" error={errorOf("dateOrder")}>
          <Select
            options={orders}
            placeholder="As each date shows; refuse those that could be two"
            value={options.dateOrder ?? ""}
            onChange={({ target }) => set({ dateOrder: dateOrder.safeParse(target.value).data ?? null })}
          />
        </Field>
      ) : null}
      {asksCost ? (
        <>
          <FieldSet legend="The cost of a row is" error={errorOf("costBasis")}>
            <Radio
              name="costBasis"
              label="for all its seats together"
              checked={options.costBasis === "total"}
              onChange={() => set({ costBasis: "total" })}
            />
            <Radio
              name="costBasis"
              label="for one seat"
              checked={options.costBasis === "per-seat"}
              onChange={() => set({ costBasis: "per-seat" })}
            />
          </FieldSet>
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label="Currency" hint="For amounts that name none themselves" error={errorOf("currency")}>
              <Input
                value={options.currency ?? ""}
                placeholder="EUR"
                maxLength={3}
                onChange={({ target }) =>
                  set({ currency: target.value.trim() === "" ? null : target.value.trim().toUpperCase() })
                }
              />
            </Field>
            <Field label="Decimals follow" error={errorOf("decimalMark")}>
              <Select
                options={marks}
                placeholder="As each amount shows"
                value={options.decimalMark ?? ""}
                onChange={({ target }) => set({ decimalMark: decimalMark.safeParse(target.value).data ?? null })}
              />
            </Field>
          </div>
        </>
      ) : null}
      {asksExpired ? (
        <FieldSet legend="People on licences that have expired">
          <Radio
            name="expiredSeats"
            label="still hold their seat"
            detail="As the file says. It shows as over the limit until it is released."
            checked={options.expiredSeats === "keep"}
            onChange={() => set({ expiredSeats: "keep" })}
          />
          <Radio
            name="expiredSeats"
            label="held it until the licence ended"
            detail="The seat is listed as history."
            checked={options.expiredSeats === "end"}
            onChange={() => set({ expiredSeats: "end" })}
          />
        </FieldSet>
      ) : null}
    </div>
  );
}
