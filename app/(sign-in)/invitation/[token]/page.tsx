import type { Metadata } from "next";
import { PlainPage } from "@/components/shell/plain-page";
import { inspectLink } from "@/lib/auth/link-holder";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { acceptInvitationAction } from "../../actions";
import { ChoosePasswordForm } from "../../choose-password-form";
import { SpentLink } from "../../spent-link";

export const metadata: Metadata = { title: "Invitation", robots: { index: false } };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspectLink(currentRuntime(), "INVITATION", token);
  if (link.state === "spent") {
    return (
      <SpentLink href="/sign-in" act="Sign in">
        An invitation works once, for seven days, and ends when a newer one is sent. If you have chosen a password
        already, sign in. If not, ask the person who invited you to send it again.
      </SpentLink>
    );
  }
  return (
    <PlainPage
      title={`Welcome, ${link.name}`}
      detail={`Choose a password for your account at ${link.organization}. You sign in with ${link.email}.`}
    >
      <ChoosePasswordForm
        token={token}
        email={link.email}
        confirm="Choose password and start"
        action={acceptInvitationAction}
      />
    </PlainPage>
  );
}
