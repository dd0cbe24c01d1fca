import { redirect } from "next/navigation";
import { currentActor } from "@/lib/auth/current-actor";
import { homeOf } from "@/lib/auth/portals";

/** The way in: to the main portal of whoever is signed in. */
export default async function StartPage() {
  const actor = await currentActor();
  redirect(actor ? homeOf(actor.roles) : "/sign-in");
}
