import { toRoute } from "@/lib/http/to-route";
import { replaceKey } from "@/lib/keys/replace-key";

export const POST = toRoute(replaceKey, {
  params: { id: "keyId" },
  status: 201,
  location: (id) => `/api/v1/keys/${id}`,
});
