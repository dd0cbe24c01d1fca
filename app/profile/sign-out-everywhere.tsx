"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { signOutEverywhereAction } from "./actions";

export function SignOutEverywhere() {
  return (
    <ConfirmAction
      trigger={<Button>Sign out everywhere</Button>}
      title="Sign out everywhere?"
      description="Every session of your account ends at once, this one too. You can sign in again with your password."
      confirm="Sign out everywhere"
      action={() => signOutEverywhereAction(undefined)}
      onDone={() => window.location.assign("/sign-in")}
    />
  );
}
