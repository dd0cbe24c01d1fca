/** "E-Mail  Address", "email_address" and "Email address" are one. */
export function normalizeHeader(title: string): string {
  return title
    .normalize("NFKD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "");
}
