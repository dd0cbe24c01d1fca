import { refuse } from "@/lib/kernel/refusal";
import { problemOf, problemResponse } from "./problem";
import { originOf } from "./request-origin";

/** An address of the API at which nothing stands: a program gets a problem, not a page. */
export async function notHere(request: Request): Promise<Response> {
  const refusal = refuse("not-found", { what: "such address" });
  return problemResponse(problemOf(refusal, originOf(request).requestId, new URL(request.url).pathname));
}
