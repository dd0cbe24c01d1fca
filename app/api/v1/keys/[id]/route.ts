import { toRoute } from "@/lib/http/to-route";
import { readKey } from "@/lib/keys/read-key";

export const GET = toRoute(readKey, { params: { id: "keyId" } });
