import { forbidden } from "next/navigation";
import type { ReactNode } from "react";
import { currentActor } from "@/lib/auth/current-actor";
import { can } from "@/lib/kernel/permissions";

/** Also the form for a new token, which reads nothing that could refuse. */
export default async function TokensLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor || !can(actor, "token:read")) forbidden();
  return children;
}
