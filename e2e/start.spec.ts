import { demo, signIn } from "./support/demo";
import { expect, test } from "./support/leasehold-test";

test("whoever is not signed in is asked to sign in", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/");
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const role of ["owner", "admin", "approver", "employee", "auditor"] as const) {
  test(`the printed sign-in of the ${role} works`, async ({ stranger }) => {
    const page = await stranger();
    await signIn(page, role);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("the printed API token is accepted, and nothing else is", async ({ request }) => {
  const { apiToken } = demo();
  const licenses = (authorization: string) => request.get("/api/v1/licenses?limit=1", { headers: { authorization } });
  expect((await licenses(`Bearer ${apiToken}`)).status()).toBe(200);
  expect((await licenses(`Bearer ${apiToken}x`)).status()).toBe(401);
});

test("the installation says that it is ready, and keeps its measurements to itself", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  expect(await (await request.get("/readyz")).json()).toMatchObject({ status: "ready", pages: true });
  expect((await request.get("/metrics")).status()).toBe(404);
});
