import { toOptions } from "@/lib/http/to-options";
import { searchEstate } from "@/lib/reports/search-estate";

export const GET = toOptions(searchEstate);
