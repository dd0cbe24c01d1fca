"use server";

import { toAction } from "@/lib/http/to-action";
import { applyLicenseType, previewApplyType } from "@/lib/licenses/apply-license-type";
import { archiveLicenseType, restoreLicenseType } from "@/lib/licenses/archive-license-type";
import { changeLicenseType } from "@/lib/licenses/change-license-type";
import { createLicenseType } from "@/lib/licenses/create-license-type";
import { duplicateLicenseType } from "@/lib/licenses/duplicate-license-type";
import { resetLicenseType } from "@/lib/licenses/reset-license-type";

const shown = {
  revalidate: ["/admin/license-types", "/admin/license-types/[id]", "/admin/licenses", "/admin/licenses/[id]"],
};

export const createLicenseTypeAction = toAction(createLicenseType, shown);
export const changeLicenseTypeAction = toAction(changeLicenseType, shown);
export const duplicateLicenseTypeAction = toAction(duplicateLicenseType, shown);
export const archiveLicenseTypeAction = toAction(archiveLicenseType, shown);
export const restoreLicenseTypeAction = toAction(restoreLicenseType, shown);
export const resetLicenseTypeAction = toAction(resetLicenseType, shown);
export const previewApplyTypeAction = toAction(previewApplyType);
export const applyLicenseTypeAction = toAction(applyLicenseType, shown);
