"use server";

import { setSuiteComponents } from "@/lib/catalog/set-suite-components";
import { toAction } from "@/lib/http/to-action";

export const setSuiteComponentsAction = toAction(setSuiteComponents, { revalidate: "/admin/products/[id]" });
