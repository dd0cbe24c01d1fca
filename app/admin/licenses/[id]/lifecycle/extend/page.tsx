import type { Metadata } from "next";
import { EmptyState } from "@/components/empty-state";
import { isoDay } from "@/lib/kernel/calendar";
import { counted } from "../../../license-words";
import { FormPage } from "../form-page";
import { ExtendForm } from "./extend-form";

export const metadata: Metadata = { title: "Extend trial" };

export default function ExtendPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <FormPage params={params} title="Extend trial">
      {({ id, name, endsOn, today, trialExtensions, trialExtensionLimit }) =>
        endsOn && trialExtensions < trialExtensionLimit ? (
          <ExtendForm
            licenseId={id}
            name={name}
            endsOn={isoDay(endsOn)}
            today={isoDay(today)}
            left={trialExtensionLimit - trialExtensions}
          />
        ) : (
          <EmptyState title="It cannot be extended">
            {endsOn
              ? `It was extended ${counted(trialExtensions, "time")} already, as often as it may be. Convert it, or raise the limit on the licence.`
              : "It begins with its first use, and has no last day yet."}
          </EmptyState>
        )
      }
    </FormPage>
  );
}
