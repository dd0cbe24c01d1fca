import type { Page, Request } from "@playwright/test";
import { z } from "zod";
import { demo, type Role } from "./support/demo";
import { addLicense } from "./support/estate-api";
import { expect, test } from "./support/leasehold-test";

/** Does something in the page and answers the request of the server action that it sent. */
async function actionOf(page: Page, act: () => Promise<void>): Promise<Request> {
  const [request] = await Promise.all([
    page.waitForRequest(
      (candidate) => candidate.method() === "POST" && candidate.headers()["next-action"] !== undefined,
    ),
    act(),
  ]);
  await request.response();
  return request;
}

/** Sends it again by hand, with the cookies of somebody else. */
async function replay(
  page: Page,
  request: Request,
  change: (body: string) => string,
): Promise<{ status: number; text: string }> {
  const headers = request.headers();
  const answer = await page.request.post(request.url(), {
    headers: {
      "next-action": headers["next-action"] ?? "",
      "content-type": headers["content-type"] ?? "text/plain;charset=UTF-8",
      accept: "text/x-component",
      origin: demo().url,
      ...(headers["next-router-state-tree"] ? { "next-router-state-tree": headers["next-router-state-tree"] } : {}),
    },
    data: change(request.postData() ?? ""),
  });
  return { status: answer.status(), text: await answer.text() };
}

const listed = z.object({ items: z.array(z.object({ name: z.string() })) });

async function vendorNames(page: Page): Promise<string[]> {
  const answer = await page.request.get("/api/v1/vendors?limit=200&q=Smuggler", {
    headers: { authorization: `Bearer ${demo().apiToken}` },
  });
  return listed.parse(await answer.json()).items.map(({ name }) => name);
}

test("an action of the admin, sent by hand by others, changes nothing", async ({ as, stranger }) => {
  const admin = await as("admin");
  await admin.goto("/admin/vendors/new");
  await admin.getByLabel("Name").fill("Smuggler One");
  const create = await actionOf(admin, () => admin.getByRole("button", { name: "Add vendor" }).click());
  await expect(admin.getByRole("heading", { level: 1, name: "Smuggler One" })).toBeVisible();
  await admin.getByRole("button", { name: "Archive" }).click();
  const archive = await actionOf(admin, () =>
    admin.getByRole("alertdialog").getByRole("button", { name: "Archive" }).click(),
  );
  await expect(admin.getByRole("button", { name: "Restore" })).toBeVisible();
  const restore = await actionOf(admin, () => admin.getByRole("button", { name: "Restore" }).click());
  await expect(admin.getByRole("button", { name: "Archive" })).toBeVisible();

  const renamed = (body: string) => body.replaceAll("Smuggler One", "Smuggler Two");
  // The replay itself works: done by the admin, it does what it did before.
  await replay(admin, create, (body) => body.replaceAll("Smuggler One", "Smuggler Control"));
  expect(await vendorNames(admin)).toContain("Smuggler Control");

  for (const role of ["approver", "employee", "auditor"] satisfies Role[]) {
    const page = await as(role);
    for (const request of [create, archive, restore]) {
      const { status, text } = await replay(page, request, renamed);
      expect(`${status} ${text}`, role).toMatch(/^403|not-permitted/);
    }
  }
  const nobody = await stranger();
  expect((await replay(nobody, create, renamed)).text).toMatch(/not-authenticated|sign-in/);
  const names = await vendorNames(admin);
  expect(names).toContain("Smuggler One");
  expect(names).not.toContain("Smuggler Two");
});

test("an action from another site is refused, whoever is signed in", async ({ as }) => {
  const admin = await as("admin");
  await admin.goto("/admin/vendors/new");
  await admin.getByLabel("Name").fill("Smuggler Three");
  const create = await actionOf(admin, () => admin.getByRole("button", { name: "Add vendor" }).click());
  const answer = await admin.request.post(create.url(), {
    headers: {
      "next-action": create.headers()["next-action"] ?? "",
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      origin: "https://evil.example",
    },
    data: (create.postData() ?? "").replaceAll("Smuggler Three", "Smuggler Four"),
  });
  expect(answer.ok()).toBe(false);
  expect(await vendorNames(admin)).not.toContain("Smuggler Four");
});

test("a decision that is not one's own to take is refused, also by hand", async ({ as }) => {
  const { productId } = await addLicense({ name: "Harbour Wall", seats: 2, approvedBy: ["MANAGER"] });
  const employee = await as("employee");
  await employee.goto(`/catalog/${productId}`);
  await employee.getByLabel("What do you need it for?").fill("To approve it myself");
  await employee.getByRole("button", { name: "Ask for a seat" }).click();
  await expect(employee).toHaveURL(/\/my\/requests\/req_/);
  const approver = await as("approver");
  await approver.goto("/approvals");
  await approver.getByRole("link", { name: /request for Harbour Wall/ }).click();
  await approver.getByLabel("Comment").fill("Not now");
  const decide = await actionOf(approver, () => approver.getByRole("button", { name: "Reject" }).click());
  const requestId = /req_[0-9a-z]+/.exec(employee.url())?.[0] ?? "";
  await employee.goto(`/catalog/${productId}`);
  await employee.getByLabel("What do you need it for?").fill("Again, to approve it myself");
  await employee.getByRole("button", { name: "Ask for a seat" }).click();
  await expect(employee).toHaveURL(new RegExp(`/my/requests/(?!${requestId})req_`));
  const mine = /req_[0-9a-z]+/.exec(employee.url())?.[0] ?? "";
  const { status, text } = await replay(employee, decide, (body) =>
    body.replaceAll(requestId, mine).replaceAll("REJECT", "APPROVE"),
  );
  expect(`${status} ${text}`).toMatch(/^403|not-permitted|not-found|own-request/);
  await employee.reload();
  await expect(employee.getByText(/^Waiting for /).first()).toBeVisible();
});
