import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PlainPage } from "@/components/shell/plain-page";
import { currentActor } from "@/lib/auth/current-actor";
import { localPath } from "@/lib/auth/local-path";
import { homeOf } from "@/lib/auth/portals";
import { isSetUp } from "@/lib/auth/set-up";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { SignInForm } from "./sign-in-form";

export const metadata: Metadata = { title: "Sign in" };

type Search = { next?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
  const wanted = localPath((await searchParams).next);
  const actor = await currentActor();
  if (actor) redirect(wanted ?? homeOf(actor.roles));
  if (!(await isSetUp(currentRuntime()))) return <NotSetUp />;
  return (
    <PlainPage
      title="Sign in"
      detail="With the e-mail address of your account."
      foot={
        <Link className="link" href="/reset">
          I do not know my password
        </Link>
      }
    >
      <SignInForm next={wanted ?? "/"} />
    </PlainPage>
  );
}

function NotSetUp() {
  return (
    <PlainPage
      title="Not set up yet"
      detail="This Leasehold has no organisation. Its first owner creates it with the set-up link that was printed where Leasehold was started; each start prints a new one."
    />
  );
}
