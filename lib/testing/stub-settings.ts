import { vi } from "vitest";
import type { World } from "./world";

/** Fills in what a supervisor would have: handlers read limits from the settings of their process, once. */
export function stubSettings(world: World, settings: Record<string, string> = {}): void {
  const random = "0123456789abcdef".repeat(4);
  const filled = {
    LEASEHOLD_URL: world.runtime.publicUrl,
    DATABASE_URL: world.applicationUrl,
    LEASEHOLD_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
    NEXTAUTH_SECRET: random,
    INNGEST_EVENT_KEY: random,
    INNGEST_SIGNING_KEY: `signkey-test-${random}`,
    ...settings,
  };
  for (const [name, value] of Object.entries(filled)) vi.stubEnv(name, value);
}
