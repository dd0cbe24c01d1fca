"use server";

import { toAction } from "@/lib/http/to-action";
import { archiveProduct } from "@/lib/catalog/archive-product";
import { changeProduct } from "@/lib/catalog/change-product";
import { createProduct } from "@/lib/catalog/create-product";
import { restoreProduct } from "@/lib/catalog/restore-product";

export const createProductAction = toAction(createProduct, { revalidate: "/admin/products" });
export const changeProductAction = toAction(changeProduct, { revalidate: "/admin/products" });
export const archiveProductAction = toAction(archiveProduct, { revalidate: "/admin/products" });
export const restoreProductAction = toAction(restoreProduct, { revalidate: "/admin/products" });
