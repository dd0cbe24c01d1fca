import type { Metadata } from "next";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { ownAccount } from "@/lib/auth/own-account";
import { asUser } from "@/lib/http/as-user";
import { roleLabel } from "../admin/settings/role-words";
import { ChangePasswordForm } from "./change-password-form";
import { SignOutEverywhere } from "./sign-out-everywhere";
import { ThemeChoice } from "./theme-choice";

export const metadata: Metadata = { title: "Your account" };

export default async function ProfilePage() {
  const account = await asUser(ownAccount, {});
  return (
    <>
      <PageHeader
        title="Your account"
        facts={[
          account.name,
          account.email,
          account.roles.map(roleLabel).join(", "),
          account.lastSignInAt ? (
            <span key="last">
              signed in <DateText value={account.lastSignInAt} recent />
            </span>
          ) : null,
        ]}
      />
      <div className="grid max-w-[640px] gap-7">
        <section>
          <h2 className="mt-6 font-semibold">Password</h2>
          <ChangePasswordForm email={account.email} />
        </section>
        <section className="border-line border-t pt-4">
          <h2 className="font-semibold">Sessions</h2>
          <p className="text-muted mt-0.5 mb-3">Ends every session of your account, on all devices, this one too.</p>
          <SignOutEverywhere />
        </section>
        <section className="border-line border-t pt-4">
          <ThemeChoice />
        </section>
      </div>
    </>
  );
}
