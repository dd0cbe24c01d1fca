import type { ReactNode } from "react";
import { currentActor } from "@/lib/auth/current-actor";
import { portalsOf } from "@/lib/auth/portals";
import { asUser } from "@/lib/http/as-user";
import { countEstate } from "@/lib/reports/search-estate";
import { Portal } from "../portal";

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const isAdmin = actor !== null && portalsOf(actor.roles).includes("admin");
  return (
    <Portal name="admin" search="/search/estate" counts={isAdmin ? await asUser(countEstate, {}) : undefined}>
      {children}
    </Portal>
  );
}
