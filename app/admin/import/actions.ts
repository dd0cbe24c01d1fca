"use server";

import { toAction } from "@/lib/http/to-action";
import { planImport } from "@/lib/imports/plan-import";
import { startImport } from "@/lib/imports/start-import";
import { undoImport } from "@/lib/imports/undo-import";

const shown = { revalidate: ["/admin/import", "/admin/import/[id]"] };

export const planImportAction = toAction(planImport, shown);
export const startImportAction = toAction(startImport, shown);
export const undoImportAction = toAction(undoImport, shown);
