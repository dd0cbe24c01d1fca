"use server";

import { archivePool } from "@/lib/floating/archive-pool";
import { changePool } from "@/lib/floating/change-pool";
import { changeRule } from "@/lib/floating/change-rule";
import { createPool } from "@/lib/floating/create-pool";
import { createRule } from "@/lib/floating/create-rule";
import { endRule } from "@/lib/floating/end-rule";
import { previewRule } from "@/lib/floating/preview-rule";
import { toAction } from "@/lib/http/to-action";

const options = { revalidate: ["/admin/pools/[id]", "/admin/pools", "/admin/licenses/[id]"] };

export const createPoolAction = toAction(createPool, options);
export const changePoolAction = toAction(changePool, options);
export const archivePoolAction = toAction(archivePool, options);
export const createRuleAction = toAction(createRule, options);
export const changeRuleAction = toAction(changeRule, options);
export const endRuleAction = toAction(endRule, options);
export const previewRuleAction = toAction(previewRule);
