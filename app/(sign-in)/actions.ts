"use server";

import { acceptInvitation } from "@/lib/auth/accept-invitation";
import { requestPasswordReset } from "@/lib/auth/request-password-reset";
import { resetPassword } from "@/lib/auth/reset-password";
import { startSession } from "@/lib/auth/session";
import { setUp } from "@/lib/auth/set-up";
import { visitorAction } from "@/lib/auth/visitor-action";
import type { ChoosePassword, RequestReset, SetUp } from "@/lib/auth/schema";

export const setUpAction = visitorAction(async (runtime, origin, input: SetUp) =>
  startSession(await setUp(runtime, origin, input)),
);

export const acceptInvitationAction = visitorAction(async (runtime, origin, input: ChoosePassword) =>
  startSession(await acceptInvitation(runtime, origin, input)),
);

export const resetPasswordAction = visitorAction(async (runtime, origin, input: ChoosePassword) =>
  startSession(await resetPassword(runtime, origin, input)),
);

export const requestResetAction = visitorAction((runtime, origin, input: RequestReset) =>
  requestPasswordReset(runtime, origin, input),
);
