import { fingerprint } from "./testing-offline";

/** What an installation without a network says of itself, but for its key or licence. */
export const said = {
  v: 1,
  fingerprint,
  components: { disk: "d1" },
  name: "Cutting table 4",
  hostname: "cut-4",
  platform: "linux-x64",
  createdAt: "2026-11-01T08:00:00+01:00",
  nonce: "c2l4dGVlbiBieXRlcyE",
};

/** A request as an installation writes it, in lines of some length. */
export function requestOf(fields: unknown, width = 76): string {
  const lines =
    Buffer.from(JSON.stringify(fields))
      .toString("base64")
      .match(new RegExp(`.{1,${width}}`, "g")) ?? [];
  return ["-----BEGIN ACTIVATION REQUEST-----", ...lines, "-----END ACTIVATION REQUEST-----"].join("\r\n");
}
