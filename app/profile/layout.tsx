import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";
import { currentActor } from "@/lib/auth/current-actor";
import { portalsOf } from "@/lib/auth/portals";
import { Portal } from "../portal";
import { signOut } from "../sign-out";

/** Everybody's own page, in the frame of their main portal. */
export default async function ProfileLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  const [main] = portalsOf(actor.roles);
  if (main) return <Portal name={main}>{children}</Portal>;
  return (
    <PlainPage
      title="No role yet"
      detail="Your account has no role at present, so there is nothing to open. Ask an owner or admin of your organisation."
    >
      <form action={signOut}>
        <Button type="submit">Sign out</Button>
      </form>
    </PlainPage>
  );
}
