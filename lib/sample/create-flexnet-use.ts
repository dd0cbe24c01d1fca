import { createUsageSource } from "@/lib/flexnet/create-usage-source";
import { linkFeature } from "@/lib/flexnet/link-feature";
import { readUsageSource } from "@/lib/flexnet/read-usage-source";
import { sendLog } from "@/lib/flexnet/send-log";
import { setCapacities } from "@/lib/flexnet/set-capacities";
import { company } from "./company";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import { sampleCapacities, sampleFlexNetLog } from "./flexnet-log";
import type { Maker } from "./maker";
import { seeded } from "./random";

const pieceSize = 100_000;

/** A vendor's own licence server, watched by its log before it is moved: as its collector would have sent it. */
export async function createFlexNetUse(
  maker: Maker,
  licenses: readonly MadeLicense[],
  people: readonly SamplePerson[],
): Promise<void> {
  const random = seeded(1_055);
  const license = licenses.find(({ sample }) => sample.product === "Abaqus");
  const productId = license?.productId ?? null;
  const source = await maker.run(createUsageSource, { name: "flex01", timeZone: company.timeZone, productId });
  // Most sign in with their addresses; two accounts are nobody's.
  const engineers = people.filter(({ department }) => department === "mechanical").slice(0, 12);
  const users = [...engineers.map(({ email }) => email), "simbatch", "labuser"];
  const bytes = Buffer.from(sampleFlexNetLog(maker.today, users, random));
  for (let offset = 0; offset < bytes.length;) {
    const end = offset + pieceSize >= bytes.length ? bytes.length : bytes.lastIndexOf("\n", offset + pieceSize) + 1;
    const data = bytes.subarray(offset, end).toString("base64");
    await maker.run(sendLog, { sourceId: source.id, stream: "flex01-debug", offset, data });
    offset = end;
  }
  await maker.run(setCapacities, { sourceId: source.id, capacities: sampleCapacities });
  const { features } = await maker.run(readUsageSource, { sourceId: source.id });
  const solver = features.find(({ name }) => name === "abaqus");
  if (license && solver)
    await maker.run(linkFeature, { usageFeatureId: solver.id, version: solver.version, licenseId: license.id });
}
