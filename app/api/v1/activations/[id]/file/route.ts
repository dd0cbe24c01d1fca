import { toClientRoute } from "@/lib/http/to-client-route";
import { issueMachineFile } from "@/lib/offline/issue-machine-file";

export const POST = toClientRoute(issueMachineFile, { params: { id: "activationId" } });
