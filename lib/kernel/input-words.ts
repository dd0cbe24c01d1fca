import type { z } from "zod";

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with an input where its schema does not say so itself, as the end of a sentence about its field. Client-safe:
 * a form says the same as the API.
 */
export function inputWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return isMissing(issue.input) ? "is needed" : `is ${kinds[issue.expected] ?? "of another kind"}`;
    case "invalid_value":
      return isMissing(issue.input) ? "is needed" : `is ${oneOf(issue.values)}`;
    case "too_small":
      return bound(issue.origin, Number(issue.minimum), issue.inclusive === false ? "more than" : "at least");
    case "too_big":
      return bound(issue.origin, Number(issue.maximum), issue.inclusive === false ? "less than" : "at most");
    case "invalid_format":
      return `is ${formats[issue.format] ?? "not written as it should be"}`;
    case "not_multiple_of":
      return `is a multiple of ${issue.divisor}`;
    case "invalid_union":
      // Alternatives begin with what stands for nothing; what is meant is the last.
      return isMissing(issue.input) ? "is needed" : (issue.errors.at(-1)?.[0]?.message ?? "is none of what it may be");
    case "invalid_key":
      return "has a name that it may not have";
    case "unrecognized_keys":
      return "has fields that are none here";
    default:
      return "is not what it should be";
  }
}

const isMissing = (input: unknown) => input === undefined || input === null || input === "" || Number.isNaN(input);

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  date: "a date",
};

const formats: Record<string, string> = {
  date: "a date such as 2027-03-12",
  datetime: "an instant such as 2027-03-12T09:00:00Z",
  email: "an e-mail address",
  url: "an address such as https://example.org",
};

function oneOf(values: readonly z.core.util.Primitive[]): string {
  const said = values.map(String);
  const last = said.pop() ?? "nothing";
  return said.length === 0 ? last : `${said.join(", ")} or ${last}`;
}

function bound(of: string, limit: number, comparison: string): string {
  const amount = `${comparison} ${limit.toLocaleString("en")}`;
  if (of === "string") return limit === 1 && comparison === "at least" ? "is needed" : `is ${amount} characters`;
  if (of === "array" || of === "set") return `has ${amount} ${limit === 1 ? "entry" : "entries"}`;
  return `is ${amount}`;
}
