import type { Metadata } from "next";
import { FormPage } from "../form-page";
import { MaintenanceForm } from "./maintenance-form";

export const metadata: Metadata = { title: "Add maintenance" };

export default function MaintenancePage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <FormPage params={params} title="Add maintenance">
      {({ id, name, currency }) => <MaintenanceForm licenseId={id} name={name} currency={currency} />}
    </FormPage>
  );
}
