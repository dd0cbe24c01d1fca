import { toRoute } from "@/lib/http/to-route";
import { listProblems } from "@/lib/imports/list-problems";

export const GET = toRoute(listProblems, { params: { id: "importId" } });
