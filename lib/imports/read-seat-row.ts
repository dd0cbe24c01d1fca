import type { SeatField } from "./fields";
import { parseDate } from "./parse-date";
import { parseEmail } from "./parse-email";
import { parsePersonName } from "./parse-person-name";
import { nameOrSubstitute } from "./read-person-row";
import type { RowResult, SeatRecord } from "./records";
import type { RowReader } from "./row-reader";
import type { ImportOptions } from "./schema";

export function readSeatRow(reader: RowReader<SeatField>, options: ImportOptions): RowResult<SeatRecord> {
  const date = (text: string) => parseDate(text, options.dateOrder);
  const license = {
    product: reader.text("product"),
    name: reader.text("licenseName", 300),
    vendorKey: reader.lines("vendorKey", 4000),
  };
  const name = reader.text("personName");
  const person = nameOrSubstitute({
    name: name ? parsePersonName(name) : null,
    email: reader.value("personEmail", parseEmail),
    username: reader.text("personUsername", 120),
    employeeNumber: reader.text("employeeNumber", 60),
  });
  const heldFrom = reader.value("heldFrom", date);
  const heldUntil = reader.value("heldUntil", date);

  if (!license.product && !license.name && !license.vendorKey)
    reader.report(null, "The row names no licence: it has no product, licence name or vendor's key.", "error");
  if (!person)
    reader.report(null, "The row names nobody: it has no name, e-mail, user name or employee number.", "error");
  if (heldFrom && heldUntil && heldUntil < heldFrom)
    reader.report("heldUntil", `The seat ends on ${heldUntil}, before it begins on ${heldFrom}.`, "error");

  const title = [person?.displayName, license.name ?? license.product].filter(Boolean).join(" · ");
  return { record: reader.leftOut || !person ? null : { license, person, heldFrom, heldUntil }, title };
}
