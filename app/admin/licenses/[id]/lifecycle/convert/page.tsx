import type { Metadata } from "next";
import { isoDay } from "@/lib/kernel/calendar";
import { FormPage } from "../form-page";
import { typeOptions } from "../type-options";
import { ConvertForm } from "./convert-form";

export const metadata: Metadata = { title: "Convert trial" };

export default function ConvertPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <FormPage params={params} title="Convert trial">
      {async ({ id, name, allocation, today, currency, held, purchases }) => (
        <ConvertForm
          licenseId={id}
          name={name}
          today={isoDay(today)}
          currency={currency}
          seats={Math.max(1, held, purchases.find(({ standing }) => standing === "IN_FORCE")?.seats ?? 1)}
          types={{
            SUBSCRIPTION: await typeOptions("SUBSCRIPTION", allocation),
            PERPETUAL: await typeOptions("PERPETUAL", allocation),
          }}
        />
      )}
    </FormPage>
  );
}
