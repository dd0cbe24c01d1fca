/** A calendar day as a Date at 00:00 UTC, as PostgreSQL's `date` reads. */
export function dayOf(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

export function dayOrNull(text: string | null | undefined): Date | null {
  return text ? dayOf(text) : null;
}
