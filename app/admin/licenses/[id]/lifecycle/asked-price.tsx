"use client";

import { useController, type Control, type FieldPath, type FieldValues } from "react-hook-form";
import { PriceField } from "../../price-field";

type AskedPriceProps<Input extends FieldValues> = {
  control: Control<Input, unknown, Input>;
  name: FieldPath<Input>;
  label: string;
  currency: string;
  error?: string;
};

/** The price of what a form buys; left empty, none is sent. */
export function AskedPrice<Input extends FieldValues>({ control, name, ...field }: AskedPriceProps<Input>) {
  const { field: asked } = useController({ control, name });
  return <PriceField {...field} value={null} onChange={(price) => asked.onChange(price ?? undefined)} />;
}
