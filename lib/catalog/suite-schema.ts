import { z } from "zod";
import { idField, versionField } from "@/lib/kernel/fields";

/** All components of a suite; none makes it an ordinary product again. `version` is the product's. */
export const setSuiteComponentsInput = z.strictObject({
  productId: idField,
  version: versionField,
  componentIds: z.array(idField).max(200, "is at most 200 products"),
});
