import { z } from "zod";
import type { DirectContext } from "@/lib/kernel/direct-operation";
import { versionProblemOf } from "./claim-facts";
import { readPools } from "./pool-rules";
import { judgeQueueStatement } from "./statements.sql";

/** Places that end at one go: a pool is held alone meanwhile. */
const mostAtOnce = 200;

const outcome = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.enum(["DONE", "STALE", "MORE"]) }),
  z.object({ outcome: z.literal("MISSING"), versions: z.array(z.string()) }),
]);

/**
 * Judges the versions that wait in a pool by the rules in force, which the database cannot: it gives nobody a seat before. A
 * place whose version the licence no longer reaches ends, and is told why as a check-out would be. However many wait, each
 * version is judged once.
 */
export async function judgeQueue(asking: Pick<DirectContext, "organizationId" | "ask">, poolId: string): Promise<void> {
  for (;;) {
    const [pool] = await readPools(asking, { poolId });
    // An archived licence has ended: nobody waits for it.
    if (!pool) return;
    const { rules } = pool;
    const verdicts: Record<string, string | null> = {};
    const judge = async () => {
      const values = [asking.organizationId, poolId, rules, JSON.stringify(verdicts), mostAtOnce];
      return outcome.parse(await asking.ask(judgeQueueStatement, values));
    };
    let said = await judge();
    while (said.outcome === "MISSING" || said.outcome === "MORE") {
      if (said.outcome === "MISSING")
        for (const version of said.versions)
          verdicts[version] = versionProblemOf(pool, version === "" ? undefined : version)?.code ?? null;
      said = await judge();
    }
    if (said.outcome === "DONE") return;
  }
}
