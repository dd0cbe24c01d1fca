import type { Field } from "./fields";

export const peopleFields = [
  {
    name: "fullName",
    label: "Name",
    example: "Ada Marlow",
    synonyms: ["full name", "display name", "person", "employee", "employee name", "user", "naam", "nom complet"],
  },
  {
    name: "givenName",
    label: "First name",
    example: "Ada",
    synonyms: ["given name", "firstname", "forename", "vorname", "prénom", "voornaam"],
  },
  {
    name: "familyName",
    label: "Last name",
    example: "Marlow",
    synonyms: ["family name", "lastname", "surname", "nachname", "nom", "achternaam"],
  },
  {
    name: "email",
    label: "E-mail",
    example: "ada.marlow@example.com",
    synonyms: ["email", "email address", "mail", "work email", "user email", "user principal name", "upn"],
  },
  {
    name: "username",
    label: "User name",
    example: "amarlow",
    synonyms: ["username", "login", "login name", "user id", "userid", "sam account name", "account"],
  },
  {
    name: "employeeNumber",
    label: "Employee number",
    example: "10042",
    synonyms: [
      "employee no",
      "employee num",
      "employee id",
      "personnel number",
      "staff number",
      "external id",
      "personalnummer",
      "matricule",
    ],
  },
  {
    name: "title",
    label: "Job title",
    example: "Structural engineer",
    synonyms: ["title", "position", "role", "function", "jobtitle"],
  },
  {
    name: "department",
    label: "Department",
    example: "Engineering",
    synonyms: ["dept", "department name", "team", "unit", "abteilung", "service"],
  },
  { name: "site", label: "Site", example: "Lyon", synonyms: ["location", "office", "standort", "campus", "building"] },
  {
    name: "manager",
    label: "Manager",
    example: "bo.keller@example.com",
    synonyms: ["manager email", "manager name", "supervisor", "reports to", "vorgesetzter", "line manager"],
  },
  {
    name: "kind",
    label: "Employee or contractor",
    example: "employee",
    synonyms: ["employment type", "worker type", "kind", "type", "contract type"],
  },
  {
    name: "sponsor",
    label: "Contractor's sponsor",
    example: "",
    synonyms: ["sponsor", "sponsor email", "responsible"],
  },
  {
    name: "startsOn",
    label: "Start date",
    example: "2024-03-01",
    synonyms: ["start", "hire date", "joined", "eintritt", "start date"],
  },
  {
    name: "endsOn",
    label: "End date",
    example: "",
    synonyms: ["end", "leaving date", "termination date", "last day", "austritt"],
  },
  { name: "notes", label: "Notes", example: "", synonyms: ["note", "comment", "comments", "remarks"] },
] as const satisfies readonly Field[];
