import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { refusals } from "@/lib/kernel/refusals";
import ProblemPage from "./[code]/page";
import { allProblems } from "./find-problem";
import ProblemsPage from "./page";

const pageOf = async (code: string) => renderToStaticMarkup(await ProblemPage({ params: Promise.resolve({ code }) }));

test("every code has a page that says what it is, what it means and what to do", async () => {
  for (const [code, { status, title }] of Object.entries(refusals)) {
    const page = await pageOf(code);
    expect(page).toContain(`Status ${status}, <code>${code}</code>`);
    expect(page).toContain(title.replaceAll("'", "&#x27;"));
    expect(page).not.toMatch(/undefined|\[object/);
  }
});

test("the list leads to every page", () => {
  const list = renderToStaticMarkup(<ProblemsPage />);
  for (const { code } of allProblems) expect(list).toContain(`href="/problems/${code}"`);
});

test("a code that never was is not found", async () => {
  for (const code of ["nothing", "toString", "constructor"]) {
    await expect(pageOf(code)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  }
});
