import { currentRuntime } from "@/lib/kernel/default-runtime";
import { env } from "@/lib/kernel/env";

/** What sessions are bound to: the public address decides how cookies are named, the secret signs what is in them. */
export function site(): { publicUrl: string; secret: string } {
  return { publicUrl: currentRuntime().publicUrl, secret: env().NEXTAUTH_SECRET };
}
