import { toRoute } from "@/lib/http/to-route";
import { cotermLicenses } from "@/lib/lifecycle/coterm-licenses";

export const POST = toRoute(cotermLicenses);
