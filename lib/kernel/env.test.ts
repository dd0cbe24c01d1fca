import { expect, test } from "vitest";
import { readEnvironment, readSettings, SettingsError } from "@/lib/kernel/env";

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

test("without any setting the defaults hold", () => {
  expect(readSettings({})).toMatchObject({
    PORT: 3000,
    LEASEHOLD_ROLE: "all",
    LEASEHOLD_DATA: ".data",
    TRUSTED_PROXIES: [],
    DATABASE_URL: undefined,
    LOG_LEVEL: "info",
  });
});

test("an empty value is no value", () => {
  expect(readSettings({ PORT: "", DATABASE_URL: "  " })).toMatchObject({ PORT: 3000, DATABASE_URL: undefined });
});

test("all malformed settings are named at once, each with what it should be", () => {
  const source = {
    PORT: "http",
    DATABASE_URL: "mysql://x",
    LEASEHOLD_MASTER_KEY: "short",
    TRUSTED_PROXIES: "10.0.0.0/8, lb",
  };
  expect(problemsOf(() => readSettings(source))).toEqual([
    "PORT should be a TCP port between 1 and 65535.",
    "TRUSTED_PROXIES should be IP addresses or ranges separated by commas, such as 10.0.0.0/8, ::1.",
    "DATABASE_URL should be a PostgreSQL address, such as postgresql://user:password@host:5432/leasehold.",
    "LEASEHOLD_MASTER_KEY should be 32 random bytes in base64, as `openssl rand -base64 32` prints them.",
  ]);
});

test("a value is never repeated in the problem that it causes", () => {
  expect(problemsOf(() => readSettings({ NEXTAUTH_SECRET: "tooshort" })).join()).not.toContain("tooshort");
});

test("a process that runs alone needs what it shares with the others", () => {
  const problems = problemsOf(() => readSettings({ LEASEHOLD_ROLE: "jobs" }));
  const named = problems.map((problem) => problem.split(" ")[0]);
  expect(named).toContain("DATABASE_URL");
  expect(named).toContain("LEASEHOLD_MASTER_KEY");
  expect(named).toContain("INNGEST_SIGNING_KEY");
  expect(named).toContain("LEASEHOLD_WEB_URL");
});

test("an Inngest server elsewhere needs its own keys", () => {
  expect(problemsOf(() => readSettings({ INNGEST_BASE_URL: "https://inngest.example.com" }))).toHaveLength(2);
});

test("a process is told which setting its supervisor should have filled in", () => {
  const problems = problemsOf(() => readEnvironment({ LEASEHOLD_URL: "http://localhost:3000" }));
  expect(problems).toHaveLength(5);
  expect(problems[0]).toMatch(/^DATABASE_URL is missing; it should be/);
});
