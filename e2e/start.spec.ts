import { expect, test } from "@playwright/test";
import { sampleCompany, signInAs } from "./sample-company";

test("whoever is not signed in is asked to sign in", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const role of ["owner", "admin", "approver", "employee", "auditor"] as const) {
  test(`the printed sign-in of the ${role} works`, async ({ page }) => {
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await signInAs(page, role);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(failures).toEqual([]);
  });
}

test("the printed API token is accepted, and nothing else is", async ({ request }) => {
  const { apiToken } = sampleCompany();
  const licenses = (authorization: string) => request.get("/api/v1/licenses?limit=1", { headers: { authorization } });
  expect((await licenses(`Bearer ${apiToken}`)).status()).toBe(200);
  expect((await licenses(`Bearer ${apiToken}x`)).status()).toBe(401);
});

test("the installation says that it is ready, and keeps its measurements to itself", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  expect(await (await request.get("/readyz")).json()).toMatchObject({ status: "ready", pages: true });
  expect((await request.get("/metrics")).status()).toBe(404);
});
