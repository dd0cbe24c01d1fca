/** Id prefixes by kind; an id names its kind wherever it is read (`lic_…`, `sea_…`). */
const idPrefixes = {
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
  licenseType: "typ",
  signingKey: "sgk",
  licenseKey: "key",
  issuedFile: "fil",
  maintenancePeriod: "mnt",
  licenseCredit: "crd",
  licenseTransfer: "trf",
  activation: "act",
  activationMove: "mov",
  feature: "fea",
  entitlement: "ent",
  addOn: "add",
  licenseAddOn: "lad",
  entitlementOverride: "ovr",
  release: "rel",
  pool: "poo",
  lease: "lea",
  queueTicket: "que",
  poolGroupRule: "grp",
  denial: "den",
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
 * Makes ids: a ULID (48 bits of milliseconds, 80 random bits, Crockford base32, lower case) behind the prefix of its
 * kind. Within one millisecond the random part counts up, so that ids of one process sort in the order of their making:
 * indexes and keyset pages stay local, and the events of one operation read in their order.
 */
export function idMaker(now: () => Date, randomBytes: (size: number) => Uint8Array): (kind: IdKind) => string {
  let last = 0n;
  return (kind) => {
    let fresh = BigInt(now().getTime());
    for (const byte of randomBytes(10)) fresh = (fresh << 8n) | BigInt(byte);
    last = fresh >> 80n === last >> 80n ? last + 1n : fresh;
    return `${idPrefixes[kind]}_${base32(last)}`;
  };
}

function base32(value: bigint): string {
  let text = "";
  for (let i = 0; i < 26; i++, value >>= 5n) text = alphabet[Number(value & 31n)] + text;
  return text;
}
