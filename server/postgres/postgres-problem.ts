/** Something about the database that the person starting Leasehold can put right; the message is one sentence for them. */
export class PostgresProblem extends Error {
  override name = "PostgresProblem";
}
