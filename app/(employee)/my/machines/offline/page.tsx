import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { ExchangeOwnRequest } from "./exchange-own-request";

export const metadata: Metadata = { title: "Activate a machine without a network" };

/** Its request file comes here on a stick, and its machine file goes back. */
export default function OfflinePage() {
  return (
    <>
      <PageHeader
        crumbs={[{ label: "My machines", href: "/my/machines" }, { label: "Without a network" }]}
        title="Activate a machine without a network"
        facts={["Its program writes a request file, and reads the machine file that you bring back"]}
      />
      <ExchangeOwnRequest />
    </>
  );
}
