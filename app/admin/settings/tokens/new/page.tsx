import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { TokenForm } from "./token-form";

export const metadata: Metadata = { title: "Create API token" };

export default function NewTokenPage() {
  return (
    <>
      <PageHeader
        crumbs={[{ label: "API tokens", href: "/admin/settings/tokens" }]}
        title="Create an API token"
        facts={["Shown once, when it is made"]}
      />
      <TokenForm />
    </>
  );
}
