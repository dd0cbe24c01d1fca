"use server";

import { changeEntitlement } from "@/lib/entitlements/change-entitlement";
import { changeLicenseAddOn } from "@/lib/entitlements/change-license-add-on";
import { changeOverride } from "@/lib/entitlements/change-override";
import { grantAddOn } from "@/lib/entitlements/grant-add-on";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { switchEntitlement } from "@/lib/entitlements/switch-entitlement";
import { switchLicenseAddOn } from "@/lib/entitlements/switch-license-add-on";
import { withdrawEntitlement } from "@/lib/entitlements/withdraw-entitlement";
import { withdrawLicenseAddOn } from "@/lib/entitlements/withdraw-license-add-on";
import { withdrawOverride } from "@/lib/entitlements/withdraw-override";
import { toAction } from "@/lib/http/to-action";

const options = { revalidate: "/admin/licenses/[id]" };
export const grantEntitlementAction = toAction(grantEntitlement, options);
export const changeEntitlementAction = toAction(changeEntitlement, options);
export const switchEntitlementAction = toAction(switchEntitlement, options);
export const withdrawEntitlementAction = toAction(withdrawEntitlement, options);
export const grantAddOnAction = toAction(grantAddOn, options);
export const changeLicenseAddOnAction = toAction(changeLicenseAddOn, options);
export const switchLicenseAddOnAction = toAction(switchLicenseAddOn, options);
export const withdrawLicenseAddOnAction = toAction(withdrawLicenseAddOn, options);
export const grantOverrideAction = toAction(grantOverride, options);
export const changeOverrideAction = toAction(changeOverride, options);
export const withdrawOverrideAction = toAction(withdrawOverride, options);
