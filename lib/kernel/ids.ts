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
  usageSource: "src",
  usageFeature: "ufe",
  usageUser: "uus",
  usageLease: "ule",
  request: "rid",
} as const;

export type IdKind = keyof typeof idPrefixes;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const pairs = Array.from({ length: 1024 }, (_, n) => `${alphabet[n >> 5]}${alphabet[n & 31]}`);
/** Half of an id's random part: eight characters of five bits, which a number holds without loss. */
const half = 2 ** 40;

/**
 * Makes ids: a ULID (48 bits of milliseconds, 80 random bits, Crockford base32, lower case) behind the prefix of its
 * kind. Within one millisecond the random part counts up, so that ids of one process sort in the order of their making:
 * indexes and keyset pages stay local, and the events of one operation read in their order.
 */
export function idMaker(now: () => Date, randomBytes: (size: number) => Uint8Array): (kind: IdKind) => string {
  let [last, high, low] = [-1, 0, 0];
  return (kind) => {
    const at = now().getTime();
    if (at !== last) {
      const bytes = randomBytes(10);
      [last, high, low] = [at, fiveBytes(bytes, 0), fiveBytes(bytes, 5)];
    } else if (++low === half) {
      low = 0;
      if (++high === half) [last, high] = [last + 1, 0];
    }
    return `${idPrefixes[kind]}_${base32(last, 5)}${base32(high, 4)}${base32(low, 4)}`;
  };
}

const fiveBytes = (bytes: Uint8Array, from: number): number =>
  bytes.subarray(from, from + 5).reduce((value, byte) => value * 256 + byte, 0);

/** The last so many pairs of characters of a number. */
function base32(value: number, length: number): string {
  let text = "";
  for (let n = 0, rest = value; n < length; n++, rest = Math.floor(rest / 1024))
    text = (pairs[rest % 1024] ?? "") + text;
  return text;
}
