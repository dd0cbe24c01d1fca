import { askForSeat } from "@/lib/requests/ask-for-seat";
import { decideRequest } from "@/lib/requests/decide-request";
import { addDays } from "@/lib/kernel/calendar";
import type { SampleAccounts } from "./create-accounts";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import type { Holdings } from "./create-seats";
import type { Maker } from "./maker";

type Story = {
  license: string;
  from: SamplePerson["department"];
  reason: string;
  daysAgo: number;
  /** What the admins decide, one word a step; nothing where it still waits. */
  decisions?: readonly ("APPROVE" | "REJECT")[];
  comment?: string;
};

const stories: readonly Story[] = [
  {
    license: "Visual Studio Enterprise",
    from: "software",
    reason: "Debugging the firmware of the new analyser",
    daysAgo: 60,
    decisions: ["APPROVE", "APPROVE"],
  },
  {
    license: "Fusion",
    from: "design",
    reason: "Housing studies for the handheld",
    daysAgo: 47,
    decisions: ["APPROVE"],
  },
  {
    license: "Substance 3D",
    from: "design",
    reason: "Renderings for the trade fair",
    daysAgo: 33,
    decisions: ["REJECT"],
    comment: "The fair uses photographs this year. Ask again for the spring catalogue.",
  },
  { license: "Power BI Pro", from: "finance", reason: "Monthly margin report", daysAgo: 21, decisions: ["APPROVE"] },
  {
    license: "GitHub Copilot",
    from: "software",
    reason: "Migration of the old test benches",
    daysAgo: 16,
    decisions: ["APPROVE", "APPROVE"],
  },
  {
    license: "GitHub Copilot",
    from: "software",
    reason: "Writing drivers for the new sensors",
    daysAgo: 12,
    decisions: ["APPROVE", "APPROVE"],
  },
  {
    license: "GitHub Copilot",
    from: "software",
    reason: "Pair work with the Boston team",
    daysAgo: 9,
    decisions: ["APPROVE", "APPROVE"],
  },
  { license: "Visio Plan 2", from: "engineering", reason: "Cabling plans for the test hall", daysAgo: 6 },
  {
    license: "Tableau Creator",
    from: "finance",
    reason: "Board report on returns",
    daysAgo: 5,
    decisions: ["APPROVE"],
  },
  { license: "Creative Cloud", from: "design", reason: "Retouching product photographs for the catalogue", daysAgo: 4 },
  {
    license: "Substance 3D",
    from: "design",
    reason: "Materials for the renderings of the spring catalogue",
    daysAgo: 2,
  },
  { license: "Fusion", from: "design", reason: "Checking wall thickness before tooling", daysAgo: 1 },
];

/** Requests in every state: granted, rejected, waiting for a manager, an owner or the admins, and a waitlist. */
export async function createRequests(
  maker: Maker,
  licenses: readonly MadeLicense[],
  holdings: Holdings,
  people: readonly SamplePerson[],
  accounts: SampleAccounts,
): Promise<void> {
  const asked = new Set<string>();
  for (const story of stories) {
    const license = licenses.find(({ sample }) => (sample.name ?? sample.product) === story.license);
    const holders = license && holdings.get(license.id);
    const person = people.find(
      (candidate) =>
        candidate.department === story.from &&
        !candidate.isHead &&
        !holders?.has(candidate.id) &&
        !asked.has(candidate.id) &&
        candidate.id !== accounts.employee.personId,
    );
    if (!license || !person) throw new Error(`nobody in ${story.from} can ask for ${story.license}`);
    asked.add(person.id);
    maker.clock.now = addDays(maker.today, -story.daysAgo);
    const requester = await accounts.signUp(person);
    const { id } = await maker.run(askForSeat, { licenseId: license.id, reason: story.reason }, requester);
    for (const [index, decision] of (story.decisions ?? []).entries()) {
      maker.clock.now = new Date(addDays(maker.today, -story.daysAgo).getTime() + (index + 1) * 3_600_000);
      await maker.run(decideRequest, { requestId: id, decision, comment: story.comment ?? null }, accounts.admin);
    }
  }
}
