import { z } from "zod";

/** Input fields that many forms and endpoints share. Client-safe: a form checks with the same schema as the API. */

export const requiredText = (max: number) =>
  z.string().trim().min(1, "is needed").max(max, `is at most ${max} characters`);

/** A text that may be left empty: an empty one is stored as null. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `is at most ${max} characters`)
    .transform((text) => (text === "" ? null : text))
    .nullable();

export const idField = z.string().min(1, "is needed").max(64);

/** A choice that may be left empty, as a form sends it. */
export const optionalId = z
  .string()
  .max(64)
  .transform((id) => (id === "" ? null : id))
  .nullable();

/** A calendar day that may be left empty, as a Date at 00:00 UTC. */
export const optionalDay = z
  .union([z.literal(""), z.iso.date("is a date such as 2027-03-12")])
  .transform((day) => (day === "" ? null : new Date(`${day}T00:00:00Z`)))
  .nullable();

export const optionalEmail = z
  .union([z.literal(""), z.string().trim().toLowerCase().max(254).pipe(z.email("is not an e-mail address"))])
  .transform((email) => (email === "" ? null : email))
  .nullable();

function isHttpsAddress(text: string): boolean {
  try {
    const url = new URL(text);
    return url.protocol === "https:" && url.hostname.includes(".") && url.username === "";
  } catch {
    return false;
  }
}

/** An address that people will click: https alone. */
export const optionalHttpsUrl = z
  .union([z.literal(""), z.string().trim().max(500).refine(isHttpsAddress, "is an address that starts with https://")])
  .transform((url) => (url === "" ? null : url))
  .nullable();

/** The state that a change was made from; the API takes it from If-Match. */
export const versionField = z.int().min(1);

/** Which rows a list shows: those in use, also archived ones (`with`), or only those (`only`). */
export const archivedFilter = z.enum(["with", "only"]).optional();
export const searchFilter = z.string().trim().max(200).optional();
