import { z } from "zod";
import type { Account } from "@/lib/testing/lease-account";
import type { Random } from "@/lib/sample/random";
import { openLine, type Line, type Said } from "./call";
import type { Figures } from "./figures";

export type Sea = {
  url: string;
  token: string;
  licenseId: string;
  account: Account;
  figures: Figures;
  isOver(): boolean;
};

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
export const leaseSaid = z.object({
  id: z.string(),
  token: z.number(),
  seats: z.number(),
  overdraft: z.boolean(),
  expiresAt: instant,
});
export const placeSaid = z.object({ status: z.string(), lease: leaseSaid.optional() });
export const untilSaid = z.object({ expiresAt: instant });

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A client's calls, counted; what is answered beside what the contract knows of is kept as a fault. Null: it was cut off or is to be
 * asked again, after a breath.
 */
export function openCrew({ url, token, account, figures }: Sea, random: Random) {
  let line: Line = openLine(url, token);

  const judged = async (what: string, said: Said | null, known: readonly string[]): Promise<Said | null> => {
    figures.count("calls");
    figures.count("answers", said === null ? "cut off" : String(said.status));
    if (said === null || said.later) {
      account.failures++;
      if (said) figures.took("no for now", said.ms);
      await pause(100 + random.below(300));
      return null;
    }
    if (known.includes(said.what)) return said;
    account.odd.push(`${what} was answered ${said.what}: ${JSON.stringify(said.body).slice(0, 300)}`);
    return null;
  };
  return {
    /** `known`: the answers that it may have, by status, and of a problem its code. */
    async call(
      method: string,
      path: string,
      known: readonly string[],
      body?: object,
      headers?: Record<string, string>,
    ) {
      const shape = path.replace(/[a-z]{3}_\w+/, "…").split("?")[0] ?? path;
      return judged(`${method} ${shape}`, await line.call(method, path, body, headers), known);
    },
    async follow(path: string, heard: Parameters<Line["follow"]>[1]) {
      return judged("the stream of a place", await line.follow(path, heard), ["200"]);
    },
    /** It dies: whatever it was asking is never heard, and it comes back as a new connection. */
    die(when: string): void {
      figures.count("clients that died", when);
      line.hangUp();
      line = openLine(url, token);
    },
    hangUp: () => line.hangUp(),
  };
}

export type Crew = ReturnType<typeof openCrew>;
