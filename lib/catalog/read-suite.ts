import { query } from "@/lib/kernel/operation";
import { productIdInput } from "./schema";
import { suiteView } from "./suite-view";

export const readSuite = query({
  name: "suites.read",
  permission: "product:read",
  input: productIdInput,
  run: (ctx, { productId }) => suiteView(ctx, productId),
});
