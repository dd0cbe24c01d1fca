import { demo, signInWith } from "./support/demo";
import { expect, test } from "./support/leasehold-test";
import { linkIn, mailTo } from "./support/mailbox";

const robin = { name: "Robin Vester", email: "robin.vester@guests.example", password: "a-lamp-over-the-harbour" };

test("the owner invites, gives and takes roles; a reset and a sign-out act at once", async ({ as, stranger }) => {
  const owner = await as("owner");
  await test.step("the invitation comes by mail and works once", async () => {
    await owner.goto("/admin/settings/accounts");
    await owner.getByRole("link", { name: "Invite" }).click();
    await owner.getByLabel("Name").fill(robin.name);
    await owner.getByLabel("E-mail address").fill(robin.email);
    await owner.getByRole("button", { name: "Invite" }).click();
    await expect(owner.getByRole("heading", { level: 1, name: robin.name })).toBeVisible();
    await expect(owner.getByText("Invited", { exact: true })).toBeVisible();
  });
  const guest = await stranger();
  const invitation = linkIn(await mailTo(robin.email, /account/), /\/invitation\//);
  await test.step("a weak password is refused, a good one signs in", async () => {
    await guest.goto(invitation);
    await expect(guest.getByRole("heading", { name: `Welcome, ${robin.name}` })).toBeVisible();
    await guest.getByLabel("Password", { exact: true }).fill("password1");
    await guest.getByRole("button", { name: "Choose password and start" }).click();
    await expect(guest.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await guest.getByLabel("Password", { exact: true }).fill(robin.password);
    await guest.getByRole("button", { name: "Choose password and start" }).click();
    await expect(guest).toHaveURL(/\/my$/);
    const again = await stranger();
    await again.goto(invitation);
    await expect(again.getByRole("link", { name: "Sign in" })).toBeVisible();
    await expect(again.getByLabel("Password", { exact: true })).toBeHidden();
  });

  await test.step("a role acts at the next request, and so does its end", async () => {
    expect((await guest.request.get("/auditor")).status()).toBe(403);
    await owner.reload();
    await owner.getByRole("switch", { name: "Auditor" }).click();
    await expect(owner.getByText(`${robin.name} is now auditor.`).first()).toBeVisible();
    await guest.goto("/auditor");
    await expect(guest.getByRole("heading", { level: 1, name: "Licence position" })).toBeVisible();
    await owner.getByRole("switch", { name: "Auditor" }).click();
    await expect(owner.getByText(`${robin.name} is no longer auditor.`).first()).toBeVisible();
    expect((await guest.request.get("/auditor")).status()).toBe(403);
    await guest.goto("/auditor");
    await expect(guest.getByRole("heading", { level: 1 })).not.toHaveText("Licence position");
  });

  await test.step("a new password by mail ends the sessions that there were", async () => {
    const browser = await stranger();
    await browser.goto("/sign-in");
    await browser.getByRole("link", { name: "I do not know my password" }).click();
    await expect(browser.getByRole("heading", { level: 1, name: "A new password" })).toBeVisible();
    await browser.getByLabel("E-mail address").fill(robin.email);
    await browser.getByRole("button", { name: "Send link" }).click();
    await expect(browser.getByRole("status")).toContainText("a mail with a link is on its way");
    await browser.goto(linkIn(await mailTo(robin.email, /new password/i), /\/reset\//));
    await browser.getByLabel("Password", { exact: true }).fill("another-lamp-by-the-river");
    await browser.getByRole("button", { name: "Change password and sign in" }).click();
    await expect(browser).toHaveURL(/\/my$/);
    await guest.goto("/my");
    await expect(guest).toHaveURL(/\/sign-in/);
    await mailTo(robin.email, /was changed/);
  });

  await test.step("sign out everywhere acts on the other device at once", async () => {
    const [one, other] = [await stranger(), await stranger()];
    for (const device of [one, other])
      await signInWith(device, { email: robin.email, password: "another-lamp-by-the-river" });
    await one.goto("/profile");
    await one.getByRole("button", { name: "Sign out everywhere" }).click();
    await one.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere" }).click();
    await expect(one).toHaveURL(/\/sign-in/);
    expect((await other.request.get("/my", { maxRedirects: 0 })).status()).toBe(307);
  });
});

test("an unknown address and a wrong password are told the same", async ({ stranger }) => {
  const page = await stranger();
  const answers: string[] = [];
  for (const email of ["nobody.at.all@guests.example", demo().accounts.auditor.email]) {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not-the-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    answers.push(await page.getByRole("alert").filter({ hasText: /\S/ }).innerText());
  }
  expect(answers[0]).toBe(answers[1]);
});

test("an API token is shown once, works within its scopes, and is refused after it is revoked", async ({
  as,
  request,
}) => {
  const owner = await as("owner");
  await owner.goto("/admin/settings/tokens/new");
  await owner.getByLabel("Name").fill("Build farm of the tests");
  await owner.getByRole("button", { name: "Create token" }).click();
  const token = await owner.getByLabel("Token", { exact: true }).inputValue();
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get("/api/v1/licenses?limit=1", { headers })).status()).toBe(200);
  expect((await request.post("/api/v1/vendors", { headers, data: { name: "Not by a reader" } })).status()).toBe(403);

  await owner.getByRole("link", { name: "Done" }).click();
  const row = owner.getByRole("row").filter({ hasText: "Build farm of the tests" });
  await expect(row).not.toContainText("never");
  expect(await owner.content()).not.toContain(token);
  await row.getByRole("button", { name: "Revoke" }).click();
  await owner.getByRole("alertdialog").getByRole("button", { name: "Revoke token" }).click();
  await expect(row).toContainText("Revoked");
  expect((await request.get("/api/v1/licenses?limit=1", { headers })).status()).toBe(401);
});
