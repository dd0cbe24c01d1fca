import type { RefusalParams } from "@/lib/kernel/refusal-entry";
import { refusals } from "@/lib/kernel/refusals";
import { noAnswer, noUpgrade, starting, unreadableAddress } from "@/server/front-door/own-answers";
import { meaningOf, type Meaning } from "./meanings";

type ProblemPage = Meaning & { code: string; status: number; title: string; detail: string };

/** What a sentence would hold of the case at hand, on a page that explains all cases. */
const anyCase: RefusalParams = new Proxy<RefusalParams>({}, { get: () => "…" });

function explain(code: string, status: number, title: string, detail: string): ProblemPage {
  return { code, status, title, detail, ...meaningOf(status) };
}

const ofOperations = Object.entries(refusals).map(([code, { status, title, detail }]) =>
  explain(code, status, title, detail(anyCase)),
);
const ofTheFrontDoor = [starting, noAnswer, noUpgrade, unreadableAddress].map(({ code, status, title, detail }) =>
  explain(code, status, title, detail),
);

/** Every problem that Leasehold answers, by status and code. */
export const allProblems: readonly ProblemPage[] = [...ofOperations, ...ofTheFrontDoor].sort(
  (one, other) => one.status - other.status || one.code.localeCompare(other.code, "en"),
);

export function findProblem(code: string): ProblemPage | null {
  return allProblems.find((problem) => problem.code === code) ?? null;
}
