import { sendLog } from "@/lib/flexnet/send-log";
import { toRoute } from "@/lib/http/to-route";

export const POST = toRoute(sendLog, { params: { id: "sourceId" } });
