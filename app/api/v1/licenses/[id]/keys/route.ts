import { toRoute } from "@/lib/http/to-route";
import { issueKeys } from "@/lib/keys/issue-keys";
import { listKeys } from "@/lib/keys/list-keys";

const params = { id: "licenseId" };

export const GET = toRoute(listKeys, { params });
export const POST = toRoute(issueKeys, { params, status: 201 });
