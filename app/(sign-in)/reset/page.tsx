import type { Metadata } from "next";
import Link from "next/link";
import { PlainPage } from "@/components/shell/plain-page";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { RequestResetForm } from "./request-reset-form";

export const metadata: Metadata = { title: "New password" };

export default function ResetPage() {
  const back = (
    <Link className="link" href="/sign-in">
      Back to sign in
    </Link>
  );
  if (!currentRuntime().smtp) {
    return (
      <PlainPage
        title="A new password"
        foot={back}
        detail="This Leasehold sends no mail. Ask an owner or admin of your organisation: they can make a link with which you choose a new password."
      />
    );
  }
  return (
    <PlainPage title="A new password" detail="We send a link to the e-mail address of your account." foot={back}>
      <RequestResetForm />
    </PlainPage>
  );
}
