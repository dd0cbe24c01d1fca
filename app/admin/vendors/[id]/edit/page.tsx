import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readVendor } from "@/lib/catalog/read-vendor";
import { asUser } from "@/lib/http/as-user";
import { VendorForm } from "../../vendor-form";

export const metadata: Metadata = { title: "Edit vendor" };

export default async function EditVendorPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, version, name, website } = await asUser(readVendor, { vendorId: (await params).id });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/admin/vendors" },
          { label: name, href: `/admin/vendors/${id}` },
        ]}
        title={`Edit ${name}`}
      />
      <VendorForm vendor={{ id, version, name, website }} />
    </>
  );
}
