"use server";

import { toAction } from "@/lib/http/to-action";
import { archiveVendor } from "@/lib/catalog/archive-vendor";
import { changeVendor } from "@/lib/catalog/change-vendor";
import { createVendor } from "@/lib/catalog/create-vendor";
import { restoreVendor } from "@/lib/catalog/restore-vendor";

export const createVendorAction = toAction(createVendor, { revalidate: "/admin/vendors" });
export const changeVendorAction = toAction(changeVendor, { revalidate: "/admin/vendors" });
export const archiveVendorAction = toAction(archiveVendor, { revalidate: "/admin/vendors" });
export const restoreVendorAction = toAction(restoreVendor, { revalidate: "/admin/vendors" });
