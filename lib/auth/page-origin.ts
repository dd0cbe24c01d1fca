import { headers } from "next/headers";
import { originOf } from "@/lib/http/request-origin";
import type { Origin } from "@/lib/kernel/actor";

/** Where a page request or server action came from. */
export async function pageOrigin(): Promise<Origin> {
  return originOf({ headers: await headers() }, "web");
}
