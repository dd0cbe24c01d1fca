import { forbidden, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { currentActor } from "@/lib/auth/current-actor";
import { ownAccount } from "@/lib/auth/own-account";
import { portalsOf, type PortalName } from "@/lib/auth/portals";
import { readOrganization } from "@/lib/auth/read-organization";
import { asUser } from "@/lib/http/as-user";
import { signOut } from "./sign-out";

type PortalProps = { name: PortalName; counts?: Partial<Record<string, number>>; search?: string; children: ReactNode };

/** The frame of one portal, for those whose roles open it. What they may do there is decided again by every operation. */
export async function Portal({ name, counts, search, children }: PortalProps) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const allowed = portalsOf(actor.roles);
  if (!allowed.includes(name)) forbidden();
  const [organization, account] = await Promise.all([asUser(readOrganization, {}), asUser(ownAccount, {})]);
  return (
    <AppShell
      portal={name}
      allowed={allowed}
      user={{ name: account.name, email: account.email, roles: actor.roles, organizationName: organization.name }}
      counts={counts}
      timeZone={organization.timeZone}
      search={search}
      signOut={signOut}
    >
      {children}
    </AppShell>
  );
}
