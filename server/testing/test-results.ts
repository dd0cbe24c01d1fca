import { z } from "zod";

export type Count = { readonly passed: number; readonly failed: number };

const vitestReport = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** A file that could not even be loaded holds no failed test, and is one failure all the same. */
export function countVitest(report: unknown): Count {
  let passed = 0;
  let failed = 0;
  for (const file of vitestReport.parse(report).testResults) {
    const statuses = file.assertionResults.map(({ status }) => status);
    const broken = statuses.filter((status) => status === "failed").length;
    passed += statuses.filter((status) => status === "passed").length;
    failed += broken === 0 && file.status === "failed" ? 1 : broken;
  }
  return { passed, failed };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** A test that passes only when repeated has failed. */
export function countPlaywright(report: unknown): Count {
  const { stats } = playwrightReport.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** A run that ended badly counts as a failure even when no test of it failed. */
export function withExitCode(count: Count, code: number | null): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}
