import { query } from "@/lib/kernel/operation";
import { addOnIdInput } from "./add-on-schema";
import { requireAddOn } from "./add-on-view";

export const readAddOn = query({
  name: "add-ons.read",
  permission: "product:read",
  input: addOnIdInput,
  run: (ctx, { addOnId }) => requireAddOn(ctx, addOnId),
});
