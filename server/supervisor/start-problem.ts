/** Something that the person starting Leasehold can put right; the message is one sentence for them. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}
