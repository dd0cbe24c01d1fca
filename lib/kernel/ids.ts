/** Id prefixes by kind; an id names its kind wherever it is read (`lic_…`, `sea_…`). */
export const idPrefixes = {
  organization: "org",
  legalEntity: "leg",
  department: "dep",
  site: "sit",
  person: "per",
  personIdentity: "pid",
  account: "acc",
  roleGrant: "rol",
  oneTimeLink: "lnk",
  apiToken: "tok",
  vendor: "ven",
  product: "pro",
  license: "lic",
  purchase: "pur",
  vendorKey: "vky",
  seat: "sea",
  seatRequest: "req",
  approvalStep: "stp",
  notification: "not",
  mail: "mai",
  auditEvent: "evt",
  outbox: "out",
  importRun: "imp",
  request: "rid",
} as const;

export type IdKind = keyof typeof idPrefixes;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * A ULID (48 bits of milliseconds, 80 random bits, Crockford base32, lower case) behind the prefix of its kind:
 * ids of one kind sort by creation, which keeps indexes and keyset pages local.
 */
export function makeId(kind: IdKind, at: Date, random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError("makeId takes 10 random bytes");
  let bits = BigInt(at.getTime());
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return `${idPrefixes[kind]}_${text}`;
}
