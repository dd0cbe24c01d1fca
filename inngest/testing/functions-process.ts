import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { serve } from "inngest/node";
import { openDatabaseOn } from "@/lib/db/client";
import { openPool } from "@/lib/db/pool";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { idMaker } from "@/lib/kernel/ids";
import { secretsUnder } from "@/lib/kernel/secrets";
import { inngest } from "../client";
import { allFunctions } from "../functions/all-functions";

// The durable functions, served by a process of its own, for tests that kill it.
const [databaseUrl = "", port = ""] = process.argv.slice(2);
const pool = openPool(databaseUrl, 4);
const random = (size: number) => Uint8Array.from(randomBytes(size));
const now = () => new Date();
const runtime = {
  ...{ db: openDatabaseOn(pool), pool, now, newId: idMaker(now, random), randomBytes: random },
  ...{ secrets: secretsUnder(random(32), random), publicUrl: "http://leasehold.test" },
};
const answer = serve({ client: inngest, functions: allFunctions, enableUnauthedSync: false });
createServer((request, response) => withRuntime(runtime, () => answer(request, response))).listen(
  Number(port),
  "127.0.0.1",
  () => process.stdout.write("started\n"),
);
