import type { Metadata } from "next";
import { PlainPage } from "@/components/shell/plain-page";
import { isSetupLinkOpen } from "@/lib/auth/link-holder";
import { isSetUp } from "@/lib/auth/set-up";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { SpentLink } from "../../spent-link";
import { SetUpForm } from "./set-up-form";

export const metadata: Metadata = { title: "Set up", robots: { index: false } };

export default async function SetUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (await isSetupLinkOpen(currentRuntime(), token)) {
    return (
      <PlainPage
        title="Set up Leasehold"
        detail="Your organisation, which can be changed later, and your account as its owner."
      >
        <SetUpForm token={token} timeZones={Intl.supportedValuesOf("timeZone")} currencies={currencies()} />
      </PlainPage>
    );
  }
  return (await isSetUp(currentRuntime())) ? (
    <SpentLink href="/sign-in" act="Sign in">
      This Leasehold is set up already. Sign in, or ask its owner for an invitation.
    </SpentLink>
  ) : (
    <SpentLink href="/sign-in" act="Go to the start">
      A set-up link works for a day and ends with the next start. Start Leasehold again: it prints a new one.
    </SpentLink>
  );
}

function currencies(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en-GB", { type: "currency" });
  return Intl.supportedValuesOf("currency").map((code) => ({
    value: code,
    label: `${code} · ${names.of(code) ?? code}`,
  }));
}
