import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { readUsageSource } from "@/lib/flexnet/read-usage-source";
import { asUser } from "@/lib/http/as-user";
import { LogForm } from "./log-form";

export const metadata: Metadata = { title: "Upload a log" };

export default async function UploadLogPage({ params }: { params: Promise<{ id: string }> }) {
  const { id, name, timeZone } = await asUser(readUsageSource, { sourceId: (await params).id });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licence servers", href: "/admin/usage-sources" },
          { label: name, href: `/admin/usage-sources/${id}` },
        ]}
        title="Upload a log"
        facts={[
          `Read with the times of ${timeZone.replaceAll("_", " ")}`,
          "You see what it tells before anything is kept",
        ]}
      />
      <LogForm sourceId={id} />
    </>
  );
}
