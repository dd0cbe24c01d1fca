import type { Metadata } from "next";
import { FormPage } from "../form-page";
import { RenewForm } from "./renew-form";

export const metadata: Metadata = { title: "Renew" };

export default function RenewPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <FormPage params={params} title="Renew">
      {({ id, name, renewalBase, currency, next }) => (
        <RenewForm
          licenseId={id}
          name={name}
          from={renewalBase}
          currency={next?.costs[0]?.currency ?? currency}
          needsEnd={next === null}
        />
      )}
    </FormPage>
  );
}
