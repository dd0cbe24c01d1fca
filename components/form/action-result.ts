/** What a server action answers with: the data, or a problem in the user's words (RFC 9457, as the API says it). */
export type Problem = { title: string; detail?: string; errors?: readonly { pointer: string; detail: string }[] };
export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; problem: Problem };

export const unreachable: Problem = {
  title: "The server did not answer",
  detail: "Check your connection and try again. What you typed is still here.",
};

/** "/purchases/0/amount" → "purchases.0.amount", the name that the form knows the field by. */
export function fieldName(pointer: string): string {
  return pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}
