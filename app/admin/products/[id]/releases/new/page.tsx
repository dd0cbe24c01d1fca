import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readOrganization } from "@/lib/auth/read-organization";
import { listChannels } from "@/lib/catalog/list-channels";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { dayIn, isoDay } from "@/lib/kernel/calendar";
import { ReleaseForm } from "../release-form";

export const metadata: Metadata = { title: "Add release" };

export default async function NewReleasePage({ params }: { params: Promise<{ id: string }> }) {
  const { id: productId } = await params;
  const product = await asUser(readProduct, { productId });
  const { timeZone } = await asUser(readOrganization, {});
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/admin/products" },
          { label: product.name, href: `/admin/products/${productId}` },
          { label: "Releases", href: `/admin/products/${productId}?tab=releases` },
        ]}
        title="Add release"
        facts={["The day of publication decides whose maintenance reaches it."]}
      />
      <ReleaseForm
        productId={productId}
        channels={await asUser(listChannels, { productId })}
        today={isoDay(dayIn(timeZone, new Date()))}
      />
    </>
  );
}
