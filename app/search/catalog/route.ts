import { toOptions } from "@/lib/http/to-options";
import { searchCatalog } from "@/lib/reports/search-estate";

export const GET = toOptions(searchCatalog);
