import type { Metadata } from "next";
import { PlainPage } from "@/components/shell/plain-page";
import { inspectLink } from "@/lib/auth/link-holder";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { resetPasswordAction } from "../../actions";
import { ChoosePasswordForm } from "../../choose-password-form";
import { SpentLink } from "../../spent-link";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

export default async function NewPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await inspectLink(currentRuntime(), "PASSWORD_RESET", token);
  if (link.state === "spent") {
    return (
      <SpentLink href="/reset" act="Ask for a new link">
        A link for a new password works once, for an hour, and ends when a newer one is sent.
      </SpentLink>
    );
  }
  return (
    <PlainPage
      title="A new password"
      detail={`For ${link.email} at ${link.organization}. All other sessions of this account will be signed out.`}
    >
      <ChoosePasswordForm
        token={token}
        email={link.email}
        confirm="Change password and sign in"
        action={resetPasswordAction}
      />
    </PlainPage>
  );
}
