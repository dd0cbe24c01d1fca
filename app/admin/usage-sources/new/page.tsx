import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { timeZones } from "@/lib/people/time-zones";
import { SourceForm } from "../source-form";

export const metadata: Metadata = { title: "Add licence server" };

export default function NewSourcePage() {
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Licence servers", href: "/admin/usage-sources" }]}
        title="Add licence server"
        facts={["A FlexNet server whose debug log is read"]}
      />
      <SourceForm timeZones={timeZones()} />
    </>
  );
}
