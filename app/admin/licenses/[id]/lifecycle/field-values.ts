/** An optional field that is left empty is not sent. */
export const textOrNothing = (text: string): string | undefined => (text === "" ? undefined : text);

export function numberOrNothing(text: unknown): number | undefined {
  return text === "" || text === undefined || text === null ? undefined : Number(text);
}
