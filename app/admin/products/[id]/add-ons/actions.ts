"use server";

import { archiveAddOn } from "@/lib/catalog/archive-add-on";
import { changeAddOn } from "@/lib/catalog/change-add-on";
import { createAddOn } from "@/lib/catalog/create-add-on";
import { restoreAddOn } from "@/lib/catalog/restore-add-on";
import { toAction } from "@/lib/http/to-action";

const revalidate = ["/admin/products/[id]", "/admin/products/[id]/add-ons/[addOnId]"];
export const createAddOnAction = toAction(createAddOn, { revalidate });
export const changeAddOnAction = toAction(changeAddOn, { revalidate });
export const archiveAddOnAction = toAction(archiveAddOn, { revalidate });
export const restoreAddOnAction = toAction(restoreAddOn, { revalidate });
