import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { VendorForm } from "../vendor-form";

export const metadata: Metadata = { title: "Add vendor" };

export default function NewVendorPage() {
  return (
    <>
      <PageHeader crumbs={[{ label: "Vendors", href: "/admin/vendors" }]} title="Add vendor" />
      <VendorForm />
    </>
  );
}
