import { expect, test } from "vitest";
import { applyForwarded, readForwarded } from "@/server/front-door/forwarded";
import { trustedProxies } from "@/server/front-door/trusted-proxies";

const trusted = trustedProxies(["10.0.0.0/8", "2001:db8:1::/48", "127.0.0.1"]);
const read = (address: string, headers: Record<string, string>) => readForwarded({ address, headers }, trusted);

test("a stranger's claims are dropped", () => {
  const headers = {
    host: "a.test",
    "x-forwarded-for": "1.1.1.1",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "evil.test",
  };
  expect(read("203.0.113.7", headers)).toEqual({ client: "203.0.113.7", proto: "http", host: "a.test" });
});

test("a proxy of ours is believed, and an IPv4 peer on a dual-stack socket is recognised", () => {
  const headers = {
    host: "inner",
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "a.test",
  };
  expect(read("::ffff:10.1.2.3", headers)).toEqual({ client: "203.0.113.7", proto: "https", host: "a.test" });
});

test("an address forged in front of the proxy's own entry never becomes the client", () => {
  expect(read("10.0.0.1", { "x-forwarded-for": "1.1.1.1, 203.0.113.7" }).client).toBe("203.0.113.7");
  expect(read("10.0.0.1", { "x-forwarded-for": "1.1.1.1, 203.0.113.7, 10.0.0.9" }).client).toBe("203.0.113.7");
});

test("nonsense in the chain ends it at the last address that makes sense", () => {
  expect(read("10.0.0.1", { "x-forwarded-for": "unknown, 10.0.0.9" }).client).toBe("10.0.0.9");
  expect(read("10.0.0.1", {}).client).toBe("10.0.0.1");
});

test("ports behind addresses are understood", () => {
  expect(read("10.0.0.1", { "x-forwarded-for": "203.0.113.7:51812" }).client).toBe("203.0.113.7");
  expect(read("2001:db8:1::5", { "x-forwarded-for": "[2001:db8:2::9]:443" }).client).toBe("2001:db8:2::9");
});

test("headers that speak as an insider do not pass", () => {
  const headers: Record<string, string> = {
    forwarded: "for=1.1.1.1",
    "x-real-ip": "1.1.1.1",
    "x-middleware-subrequest": "proxy",
    "x-forwarded-port": "1",
    accept: "*/*",
  };
  applyForwarded(headers, { client: "203.0.113.7", proto: "https", host: "a.test" });
  expect(headers).toEqual({
    accept: "*/*",
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "a.test",
  });
});
