import { toOptions } from "@/lib/http/to-options";
import { vendorOptions } from "@/lib/catalog/vendor-options";

export const GET = toOptions(vendorOptions);
