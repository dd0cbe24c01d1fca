"use server";

import { toAction } from "@/lib/http/to-action";
import { archiveRelease } from "@/lib/catalog/archive-release";
import { changeRelease } from "@/lib/catalog/change-release";
import { createRelease } from "@/lib/catalog/create-release";
import { restoreRelease } from "@/lib/catalog/restore-release";
import { reinstateRelease, withdrawRelease } from "@/lib/catalog/withdraw-release";

const product = { revalidate: "/admin/products/[id]" };

export const createReleaseAction = toAction(createRelease, product);
export const changeReleaseAction = toAction(changeRelease, product);
export const withdrawReleaseAction = toAction(withdrawRelease, product);
export const reinstateReleaseAction = toAction(reinstateRelease, product);
export const archiveReleaseAction = toAction(archiveRelease, product);
export const restoreReleaseAction = toAction(restoreRelease, product);
