import { toOptions } from "@/lib/http/to-options";
import { siteOptions } from "@/lib/people/site-options";

export const GET = toOptions(siteOptions);
