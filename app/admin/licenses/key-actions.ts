"use server";

import { toAction } from "@/lib/http/to-action";
import { issueKeys } from "@/lib/keys/issue-keys";
import { replaceKey } from "@/lib/keys/replace-key";
import { revealKey } from "@/lib/keys/reveal-key";
import { revokeKey } from "@/lib/keys/revoke-key";
import { exchangeRequest } from "@/lib/offline/exchange-request";
import { issueLicenseFile } from "@/lib/offline/issue-license-file";
import { issueMachineFile } from "@/lib/offline/issue-machine-file";

const shown = { revalidate: ["/admin/licenses/[id]", "/admin/licenses/keys/[keyId]"] };

export const issueKeysAction = toAction(issueKeys, shown);
export const revokeKeyAction = toAction(revokeKey, shown);
export const replaceKeyAction = toAction(replaceKey, shown);
export const revealKeyAction = toAction(revealKey);
export const issueLicenseFileAction = toAction(issueLicenseFile, shown);
export const issueMachineFileAction = toAction(issueMachineFile, shown);
export const exchangeRequestAction = toAction(exchangeRequest, shown);
