import type { Metadata } from "next";
import { PageHeader } from "@/components/page-header";
import { currentActor } from "@/lib/auth/current-actor";
import { InviteForm } from "./invite-form";

export const metadata: Metadata = { title: "Invite" };

export default async function InvitePage() {
  const actor = await currentActor();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Accounts", href: "/admin/settings/accounts" }]}
        title="Invite somebody"
        facts={["They get a link to choose a password"]}
      />
      <InviteForm byOwner={actor?.roles.includes("OWNER") ?? false} />
    </>
  );
}
