import { pageOrigin } from "@/lib/auth/page-origin";
import { sessionLook } from "@/lib/auth/session-look";
import { poolStream } from "@/lib/http/pool-stream";
import { problemOf, problemResponse } from "@/lib/http/problem";
import { currentRuntime } from "@/lib/kernel/default-runtime";

/** `?pools=poo_…,poo_…` and, for who holds seats and who waits, `&detailed=yes`. */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const poolIds = (asked.get("pools") ?? "").split(",").filter((id) => id !== "");
  const look = await sessionLook();
  try {
    return await poolStream(currentRuntime(), {
      look,
      input: { poolIds, detailed: asked.get("detailed") === "yes" },
      signal: request.signal,
    });
  } catch (error) {
    return problemResponse(problemOf(error, (await pageOrigin()).requestId));
  }
}
