import { toOptions } from "@/lib/http/to-options";
import { licenseOptions } from "@/lib/licenses/license-options";

export const GET = toOptions(licenseOptions);
