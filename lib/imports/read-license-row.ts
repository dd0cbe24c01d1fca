import type { LicenseField } from "./fields";
import { parseCount } from "./parse-count";
import { parseDate } from "./parse-date";
import { parseEmail } from "./parse-email";
import { parseFlag } from "./parse-flag";
import { parseMoney } from "./parse-money";
import { parsePersonName } from "./parse-person-name";
import { nameOrSubstitute } from "./read-person-row";
import { quoted, type Reading } from "./reading";
import type { LicenseRecord, PersonReference, RowResult } from "./records";
import type { RowReader } from "./row-reader";
import { currencyCode, type ImportOptions } from "./schema";

export const unknownVendor = "Unknown vendor";
const noKey = /^(n\/?a|none|no key|unknown|tbd|-+|\.+|null)$/i;

export function readLicenseRow(reader: RowReader<LicenseField>, options: ImportOptions): RowResult<LicenseRecord> {
  const date = (text: string) => parseDate(text, options.dateOrder);
  const product = reader.text("product");
  const licenseName = reader.text("licenseName", 300);
  if (product === null) reader.report("product", "The product's name is missing.", "error");
  const supplier = reader.text("supplier");
  const endsOn = reader.value("endsOn", date);
  const startsOn = reader.value("startsOn", date);
  const purchasedOn = reader.value("purchasedOn", date);
  const term = reader.value("term", parseTerm) ?? (endsOn ? "SUBSCRIPTION" : "PERPETUAL");
  if (term === "PERPETUAL" && endsOn)
    reader.report(
      "endsOn",
      `A perpetual licence does not end; ${endsOn} is taken as the end of its maintenance.`,
      "warning",
    );
  if (term === "TRIAL" && !endsOn) reader.report("endsOn", "A trial needs an expiry date.", "error");
  checkDays(reader, { startsOn, endsOn, purchasedOn });
  const record: LicenseRecord = {
    product: product ?? "",
    name: licenseName ?? product ?? "",
    vendor: readVendor(reader, supplier),
    category: reader.text("category", 100),
    vendorKey: readKey(reader),
    seats: reader.value("seats", parseCount),
    term,
    startsOn,
    endsOn,
    purchasedOn,
    cost: readCost(reader, options),
    purchaseOrder: reader.text("purchaseOrder"),
    orderNumber: reader.text("orderNumber"),
    supplier,
    licensedToName: reader.text("licensedToName"),
    licensedToEmail: reader.value("licensedToEmail", parseEmail, true),
    maintained: reader.value("maintained", (text) => parseFlag(text, "not maintained")) ?? false,
    // An empty cell means yes: so it does in the programs that have the column.
    reassignable: reader.value("reassignable", (text) => parseFlag(text, "not reassignable")) ?? true,
    legalEntity: reader.text("legalEntity"),
    notes: reader.lines("notes"),
    holder: readHolder(reader),
  };
  return { record: reader.leftOut ? null : record, title: record.name };
}

/** Null: the file does not say. A reseller's name is better than none, and said to be one. */
function readVendor(reader: RowReader<LicenseField>, supplier: string | null): string | null {
  const vendor = reader.text("vendor") ?? supplier;
  if (!reader.has("vendor") || reader.text("vendor") !== null) return vendor;
  const remark =
    supplier === null
      ? "The row has no vendor and no supplier; a new product is filed under"
      : "The row has no vendor; a new product is filed under the supplier,";
  reader.report("vendor", `${remark} ${quoted(vendor ?? unknownVendor)}.`, "warning");
  return vendor;
}

function readKey(reader: RowReader<LicenseField>): string | null {
  const key = reader.lines("vendorKey", 4000);
  return key === null || noKey.test(key) ? null : key;
}

function readCost(reader: RowReader<LicenseField>, options: ImportOptions): LicenseRecord["cost"] {
  const ownCurrency = reader.value("currency", parseCurrency);
  const currency = ownCurrency ?? options.currency;
  const money = reader.value("cost", (text) => parseMoney(text, { currency, decimalMark: options.decimalMark }));
  return money && { ...money, basis: options.costBasis === "per-seat" ? "PER_SEAT" : "TOTAL" };
}

function readHolder(reader: RowReader<LicenseField>): PersonReference | null {
  const name = reader.text("personName");
  const email = reader.value("personEmail", parseEmail);
  const username = reader.text("personUsername", 120);
  return nameOrSubstitute({ name: name ? parsePersonName(name) : null, email, username, employeeNumber: null });
}

function checkDays(
  reader: RowReader<LicenseField>,
  days: { startsOn: string | null; endsOn: string | null; purchasedOn: string | null },
): void {
  const { startsOn, endsOn, purchasedOn } = days;
  if (startsOn && endsOn && endsOn < startsOn)
    reader.report("endsOn", `It ends on ${endsOn}, before it starts on ${startsOn}.`, "error");
  if (purchasedOn && endsOn && endsOn < purchasedOn) {
    reader.report(
      "purchasedOn",
      `It was bought on ${purchasedOn}, after it expired on ${endsOn}. Both dates are kept as they are.`,
      "warning",
    );
  }
}

function parseTerm(text: string): Reading<LicenseRecord["term"]> {
  const word = text.toLowerCase();
  if (/perpetual|permanent|lifetime|one.?time|unbefristet|perpétuel/.test(word)) return { value: "PERPETUAL" };
  if (/trial|evaluation|demo|poc/.test(word)) return { value: "TRIAL" };
  if (/subscription|annual|monthly|yearly|rental|saas|term|abo/.test(word)) return { value: "SUBSCRIPTION" };
  return { error: `${quoted(text)} is not a term; write perpetual, subscription or trial.` };
}

function parseCurrency(text: string): Reading<string> {
  const code = currencyCode.safeParse(text);
  return code.success ? { value: code.data } : { error: `${quoted(text)} is not a currency code such as EUR or USD.` };
}
