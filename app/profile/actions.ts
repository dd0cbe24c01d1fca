"use server";

import { changePassword } from "@/lib/auth/change-password";
import { accountAction } from "@/lib/auth/account-action";
import type { ChangePassword } from "@/lib/auth/schema";
import { endSession, startSession } from "@/lib/auth/session";
import { signOutEverywhere } from "@/lib/auth/sign-out-everywhere";
import { execute } from "@/lib/kernel/operation";

export const changePasswordAction = accountAction(async (runtime, actor, input: ChangePassword) =>
  startSession(await changePassword(runtime, actor, input)),
);

export const signOutEverywhereAction = accountAction(async (runtime, actor) => {
  await execute(runtime, actor, signOutEverywhere, {});
  await endSession();
});
