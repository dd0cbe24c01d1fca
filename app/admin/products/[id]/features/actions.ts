"use server";

import { archiveFeature } from "@/lib/catalog/archive-feature";
import { changeFeature } from "@/lib/catalog/change-feature";
import { createFeature } from "@/lib/catalog/create-feature";
import { restoreFeature } from "@/lib/catalog/restore-feature";
import { toAction } from "@/lib/http/to-action";

const revalidate = ["/admin/products/[id]", "/admin/products/[id]/features/[featureId]"];
export const createFeatureAction = toAction(createFeature, { revalidate });
export const changeFeatureAction = toAction(changeFeature, { revalidate });
export const archiveFeatureAction = toAction(archiveFeature, { revalidate });
export const restoreFeatureAction = toAction(restoreFeature, { revalidate });
