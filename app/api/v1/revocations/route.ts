import { toClientRoute } from "@/lib/http/to-client-route";
import { readRevocations } from "@/lib/offline/read-revocations";

export const GET = toClientRoute(readRevocations);
