"use server";

import { toAction } from "@/lib/http/to-action";
import { addMaintenance, previewMaintenance } from "@/lib/lifecycle/add-maintenance";
import { cancelLicense, undoCancel } from "@/lib/lifecycle/cancel-license";
import { changePlan } from "@/lib/lifecycle/change-plan";
import { convertLicense, previewConversion } from "@/lib/lifecycle/convert-license";
import { cotermLicenses, previewCoterm } from "@/lib/lifecycle/coterm-licenses";
import { decideTransfer, withdrawTransfer } from "@/lib/lifecycle/decide-transfer";
import { extendTrial } from "@/lib/lifecycle/extend-trial";
import { previewPlanChange } from "@/lib/lifecycle/preview-plan-change";
import { previewRenewal } from "@/lib/lifecycle/preview-renewal";
import { renewLicense } from "@/lib/lifecycle/renew-license";
import { terminateLicense } from "@/lib/lifecycle/terminate-license";
import { transferLicense } from "@/lib/lifecycle/transfer-license";

const shown = {
  revalidate: ["/admin", "/admin/licenses", "/admin/licenses/[id]", "/admin/renewals", "/approvals"],
};

export const renewLicenseAction = toAction(renewLicense, shown);
export const previewRenewalAction = toAction(previewRenewal);
export const changePlanAction = toAction(changePlan, shown);
export const previewPlanChangeAction = toAction(previewPlanChange);
export const convertLicenseAction = toAction(convertLicense, shown);
export const previewConversionAction = toAction(previewConversion);
export const addMaintenanceAction = toAction(addMaintenance, shown);
export const previewMaintenanceAction = toAction(previewMaintenance);
export const cotermLicensesAction = toAction(cotermLicenses, shown);
export const previewCotermAction = toAction(previewCoterm);
export const extendTrialAction = toAction(extendTrial, shown);
export const cancelLicenseAction = toAction(cancelLicense, shown);
export const undoCancelAction = toAction(undoCancel, shown);
export const terminateLicenseAction = toAction(terminateLicense, shown);
export const transferLicenseAction = toAction(transferLicense, shown);
export const decideTransferAction = toAction(decideTransfer, shown);
export const withdrawTransferAction = toAction(withdrawTransfer, shown);
