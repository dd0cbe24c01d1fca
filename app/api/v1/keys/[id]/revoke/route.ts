import { toRoute } from "@/lib/http/to-route";
import { revokeKey } from "@/lib/keys/revoke-key";

export const POST = toRoute(revokeKey, { params: { id: "keyId" } });
