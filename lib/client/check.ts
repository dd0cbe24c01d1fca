import type { Entitlement } from "./license-document";

/** May the program run? `source` says who says so: the server, or the last good file while the server is away. */
export type Check = {
  valid: boolean;
  /**
   * The server's code (docs/client.md); while it is away also UNREACHABLE, ANSWER_NOT_GENUINE (and no file to go by),
   * FILE_NOT_GENUINE, FILE_EXPIRED and CLOCK_TURNED_BACK.
   */
  code: string;
  /** Completes the sentence "The licence …". */
  detail: string;
  source: "online" | "file" | "none";
  /** False where the answer may change by itself soon: ask again after `retryAfter` seconds. */
  conclusive: boolean;
  retryAfter: number | null;
  entitlements: Entitlement[];
  /** Until when the program may go on by its file; null where the server answered. */
  goodUntil: Date | null;
};
