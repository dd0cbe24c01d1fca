"use server";

import { changeOrganization } from "@/lib/auth/change-organization";
import { createApiToken } from "@/lib/auth/create-api-token";
import { disableAccount, enableAccount } from "@/lib/auth/disable-account";
import { grantRole } from "@/lib/auth/grant-role";
import { inviteAccount, inviteAgain } from "@/lib/auth/invite-account";
import { issueResetLink } from "@/lib/auth/issue-reset-link";
import { revokeApiToken } from "@/lib/auth/revoke-api-token";
import { revokeRole } from "@/lib/auth/revoke-role";
import { signOutAccount } from "@/lib/auth/sign-out-everywhere";
import { toAction } from "@/lib/http/to-action";

const accounts = "/admin/settings/accounts";

export const changeOrganizationAction = toAction(changeOrganization, { revalidate: "/admin/settings" });
export const inviteAccountAction = toAction(inviteAccount, { revalidate: accounts });
export const inviteAgainAction = toAction(inviteAgain, { revalidate: accounts });
export const issueResetLinkAction = toAction(issueResetLink, { revalidate: accounts });
export const disableAccountAction = toAction(disableAccount, { revalidate: accounts });
export const enableAccountAction = toAction(enableAccount, { revalidate: accounts });
export const signOutAccountAction = toAction(signOutAccount, { revalidate: accounts });
export const grantRoleAction = toAction(grantRole, { revalidate: accounts });
export const revokeRoleAction = toAction(revokeRole, { revalidate: accounts });
export const createApiTokenAction = toAction(createApiToken, { revalidate: "/admin/settings/tokens" });
export const revokeApiTokenAction = toAction(revokeApiToken, { revalidate: "/admin/settings/tokens" });
