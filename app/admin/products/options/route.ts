import { toOptions } from "@/lib/http/to-options";
import { productOptions } from "@/lib/catalog/product-options";

export const GET = toOptions(productOptions);
