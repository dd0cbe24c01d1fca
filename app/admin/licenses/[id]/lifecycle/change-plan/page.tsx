import type { Metadata } from "next";
import { isoDay } from "@/lib/kernel/calendar";
import { FormPage } from "../form-page";
import { typeOptions } from "../type-options";
import { ChangePlanForm } from "./change-plan-form";

export const metadata: Metadata = { title: "Change plan" };

export default function ChangePlanPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <FormPage params={params} title="Change plan">
      {async ({ id, name, allocation, today, startsOn, currency, next }) => (
        <ChangePlanForm
          licenseId={id}
          name={name}
          effectiveOn={isoDay(startsOn && startsOn > today ? startsOn : today)}
          types={await typeOptions("SUBSCRIPTION", allocation)}
          currency={next?.costs[0]?.currency ?? currency}
        />
      )}
    </FormPage>
  );
}
