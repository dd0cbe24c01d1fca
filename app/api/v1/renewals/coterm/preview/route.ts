import { toRoute } from "@/lib/http/to-route";
import { previewCoterm } from "@/lib/lifecycle/coterm-licenses";

export const POST = toRoute(previewCoterm);
