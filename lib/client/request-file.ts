import type { Machine } from "./client-options";

type Request = { key: string; machine: Machine; version: string | undefined; createdAt: Date; nonce: string };

/** What a machine without a network says of itself, for somebody to carry to the portal. */
export function writeRequest({ key, machine, version, createdAt, nonce }: Request): string {
  const said = { v: 1, key, ...machine, ...(version === undefined ? {} : { version }), createdAt, nonce };
  const lines =
    Buffer.from(JSON.stringify(said))
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return ["-----BEGIN ACTIVATION REQUEST-----", ...lines, "-----END ACTIVATION REQUEST-----", ""].join("\n");
}
