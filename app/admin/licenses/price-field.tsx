"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { FormRow } from "@/components/form/form-parts";

type Price = { amount: number; currency: string } | null;
type PriceFieldProps = { value: Price; onChange(price: Price): void; currency: string; error?: string; label?: string };

const common = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "JPY", "CAD", "AUD"];

function decimalsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** An amount as people write it, kept in minor units: 1299.00 or 1299,00 becomes 129900. */
function minorUnits(text: string, currency: string): number | null {
  const match = /^(\d{1,12})(?:[.,](\d+))?$/.exec(text.replaceAll(/\s/g, ""));
  const digits = decimalsOf(currency);
  const fraction = match?.[2] ?? "";
  if (!match || fraction.length > digits) return null;
  return Number(`${match[1]}${fraction.padEnd(digits, "0")}`);
}

function written(price: Price): string {
  if (!price) return "";
  const digits = decimalsOf(price.currency);
  return (price.amount / 10 ** digits).toFixed(digits);
}

/** A price in its currency; left empty, none is known. */
export function PriceField({ value, onChange, currency: usual, error, label = "Price" }: PriceFieldProps) {
  const [text, setText] = useState(written(value));
  const [currency, setCurrency] = useState(value?.currency ?? usual);
  const amount = text.trim() === "" ? null : minorUnits(text.trim(), currency);
  const wrong = text.trim() !== "" && amount === null;
  const currencies = [...new Set([usual, currency, ...common])].map((code) => ({ value: code, label: code }));

  function change(nextText: string, nextCurrency: string) {
    setText(nextText);
    setCurrency(nextCurrency);
    if (nextText.trim() === "") return onChange(null);
    // An amount that cannot be read is sent as one that no schema takes, so that the form does not pass without it.
    onChange({ amount: minorUnits(nextText.trim(), nextCurrency) ?? Number.NaN, currency: nextCurrency });
  }
  return (
    <FormRow>
      <Field
        label={label}
        optional
        error={wrong ? "Write an amount such as 1299.00, without thousands separators." : error}
      >
        <Input inputMode="decimal" value={text} onChange={(event) => change(event.target.value, currency)} />
      </Field>
      <Field label="Currency">
        <Select options={currencies} value={currency} onChange={(event) => change(text, event.target.value)} />
      </Field>
    </FormRow>
  );
}
