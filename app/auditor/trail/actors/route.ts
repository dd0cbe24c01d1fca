import { actorOptions } from "@/lib/audit/name-of";
import { toOptions } from "@/lib/http/to-options";

export const GET = toOptions(actorOptions);
