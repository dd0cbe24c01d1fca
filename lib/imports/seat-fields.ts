import type { Field } from "./fields";

export const seatFields = [
  {
    name: "product",
    label: "Product",
    example: "Drafter Pro",
    synonyms: ["item name", "product name", "software", "application", "licence name", "license name", "name"],
  },
  {
    name: "licenseName",
    label: "Licence name",
    example: "Drafter Pro, Lyon office",
    synonyms: ["licence", "license", "agreement"],
  },
  {
    name: "vendorKey",
    label: "Vendor's key",
    example: "",
    synonyms: ["serial number", "serial", "product key", "licence key", "license key", "key"],
  },
  {
    name: "personName",
    label: "Person's name",
    example: "Ada Marlow",
    synonyms: ["full name", "assigned to", "checked out to", "user", "holder", "person", "employee"],
  },
  {
    name: "personEmail",
    label: "Person's e-mail",
    example: "ada.marlow@example.com",
    synonyms: ["email", "e-mail", "user email", "email address", "assigned to email"],
  },
  {
    name: "personUsername",
    label: "Person's user name",
    example: "",
    synonyms: ["username", "user name", "login", "user id"],
  },
  {
    name: "employeeNumber",
    label: "Person's employee number",
    example: "",
    synonyms: ["employee no", "employee num", "employee id", "personnel number"],
  },
  {
    name: "heldFrom",
    label: "Held from",
    example: "2026-01-12",
    synonyms: ["from", "since", "assigned on", "assigned at", "checkout date", "checked out", "start date"],
  },
  {
    name: "heldUntil",
    label: "Held until",
    example: "",
    synonyms: ["until", "to", "end date", "expected checkin", "expires"],
  },
] as const satisfies readonly Field[];
