import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env } from "@/lib/kernel/env";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { createSampleCompany, type SampleCompany } from "@/lib/sample/create-sample-company";
import { showElapsed } from "@/server/bootstrap/show-elapsed.mjs";
import { markSampleFinished, markSampleUnfinished } from "@/server/supervisor/unfinished-sample";

type DemoFile = SampleCompany & { url: string };

const { LEASEHOLD_DATA, LEASEHOLD_URL } = env();
const file = join(LEASEHOLD_DATA, "demo.json");
const runtime = currentRuntime();

const company = (await runtime.db.organization.count({ take: 1 })) > 0 ? await readDemoFile() : await create();
if (company) {
  await writeDemoFile({ ...company, url: LEASEHOLD_URL });
  process.stdout.write(signIns(company));
} else {
  process.stdout.write("This installation has an organisation of its own, so no sample company is made.\n");
}
await runtime.db.$disconnect();
await runtime.pool.end();

async function create(): Promise<SampleCompany> {
  await markSampleUnfinished(LEASEHOLD_DATA);
  let finish = () => {};
  const made = await createSampleCompany(runtime, (step) => {
    finish();
    finish = showElapsed(`Making the sample company: ${step}`);
  });
  finish();
  await writeDemoFile({ ...made, url: LEASEHOLD_URL });
  await markSampleFinished(LEASEHOLD_DATA);
  return made;
}

async function readDemoFile(): Promise<DemoFile | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  // Only we write this file, and whole.
  return text === null ? null : (JSON.parse(text) as DemoFile);
}

async function writeDemoFile(demo: DemoFile): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function signIns({ accounts }: SampleCompany): string {
  const rows = Object.entries(accounts).map(
    ([role, { email, password }]) => `  ${role.padEnd(9)} ${email.padEnd(34)} ${password}`,
  );
  return `\nSign in at ${LEASEHOLD_URL} as\n\n${rows.join("\n")}\n\n`;
}
