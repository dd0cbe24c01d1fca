import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";
import { plainAddress } from "@/server/front-door/trusted-proxies";

export type Forwarded = { readonly client: string; readonly proto: "http" | "https"; readonly host: string };

type Peer = { readonly address: string; readonly headers: IncomingHttpHeaders };

/**
 * Who really asks. What a client claims of itself counts only as far as the operator's own proxies vouch for it: from
 * the right, the first address that is not one of them is the client. The pages are told this one address alone.
 */
export function readForwarded({ address, headers }: Peer, trusted: (address: string) => boolean): Forwarded {
  const peer = plainAddress(address);
  const host = headers.host ?? "";
  if (!trusted(peer)) return { client: peer, proto: "http", host };
  const hops = [...listed(headers["x-forwarded-for"]).map(withoutPort), peer];
  let first = hops.length - 1;
  while (first > 0 && trusted(hops[first] ?? "") && isIP(hops[first - 1] ?? "") !== 0) first -= 1;
  return {
    client: hops[first] ?? peer,
    proto: listed(headers["x-forwarded-proto"]).at(-1) === "https" ? "https" : "http",
    host: listed(headers["x-forwarded-host"]).at(-1) ?? host,
  };
}

/** Headers in which a client could claim an address, or speak to Next or to us as an insider. */
const claimed =
  /^(forwarded|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|x-forwarded-.*|x-middleware-.*|x-invoke-.*|x-leasehold-.*)$/;

export function applyForwarded(headers: IncomingHttpHeaders, forwarded: Forwarded): void {
  for (const name of Object.keys(headers)) if (claimed.test(name)) delete headers[name];
  headers["x-forwarded-for"] = forwarded.client;
  headers["x-forwarded-proto"] = forwarded.proto;
  headers["x-forwarded-host"] = forwarded.host;
}

function listed(value: string | string[] | undefined): string[] {
  return String(value ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** Some proxies write `203.0.113.7:51812` or `[2001:db8::1]:51812`. */
function withoutPort(entry: string): string {
  const bracketed = /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(entry);
  return plainAddress(bracketed?.[1] ?? entry.replace(/^(\d+(?:\.\d+){3}):\d+$/, "$1"));
}
