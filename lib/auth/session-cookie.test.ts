import { expect, test } from "vitest";
import { readSession, sessionCookieName, sessionCookieOptions, writeSession } from "./session-cookie";

const site = { publicUrl: "https://licences.example.com", secret: "a secret of at least thirty-two characters" };
const session = { accountId: "acc_1", epoch: 3 };

test("a session reads back, holds nothing but the account and its epoch, and is renewed once it is ten minutes old", async () => {
  const now = new Date();
  const value = await writeSession(session, site);
  expect(await readSession(value, site, now)).toEqual({ ...session, renew: false });
  expect(await readSession(value, site, new Date(now.getTime() + 11 * 60_000))).toEqual({ ...session, renew: true });
  expect(value).not.toContain("acc_1");
});

test("a changed, foreign or missing cookie is no session", async () => {
  const value = await writeSession(session, site);
  const now = new Date();
  expect(await readSession(undefined, site, now)).toBeNull();
  expect(await readSession("", site, now)).toBeNull();
  expect(await readSession(`${value.slice(0, -4)}AAAA`, site, now)).toBeNull();
  expect(await readSession(value, { ...site, secret: "another secret of thirty-two characters" }, now)).toBeNull();
});

test("over https the cookie belongs to this host alone; plain http has no such cookie", () => {
  expect(sessionCookieName(site.publicUrl)).toBe("__Host-leasehold.session");
  expect(sessionCookieOptions(site.publicUrl)).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  expect(sessionCookieName("http://localhost:3000")).toBe("leasehold.session");
  expect(sessionCookieOptions("http://localhost:3000").secure).toBe(false);
});
