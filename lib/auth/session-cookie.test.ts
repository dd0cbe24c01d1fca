import { expect, test } from "vitest";
import { readSession, writeSession } from "./session-cookie";

const site = { publicUrl: "https://leasehold.test", secret: "a secret of this test alone" };
const day = 86_400;

test("a session that is renewed every day still ends a week after the password was given", async () => {
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  const renewed = (since: number) => writeSession({ accountId: "acc_ada", epoch: 3, since }, site);
  expect(await readSession(await renewed(seconds - 6 * day), site, now)).toMatchObject({
    accountId: "acc_ada",
    epoch: 3,
    since: seconds - 6 * day,
  });
  expect(await readSession(await renewed(seconds - 8 * day), site, now)).toBeNull();
});

test("a session without a start begins when it is written; one under another secret is none", async () => {
  const now = new Date();
  const cookie = await writeSession({ accountId: "acc_ada", epoch: 3 }, site);
  const read = await readSession(cookie, site, now);
  expect(Math.abs((read?.since ?? 0) - now.getTime() / 1000)).toBeLessThan(60);
  expect(read?.renew).toBe(false);
  expect(await readSession(cookie, { ...site, secret: "another" }, now)).toBeNull();
});
