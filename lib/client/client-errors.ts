/** The server cannot be reached, or is too busy: nothing is known. Ask again later, and go on with a file until then. */
export class Unreachable extends Error {
  override name = "Unreachable";
}

/** Something is not what it claims to be: an answer or a file that none of the pinned keys has signed, or that was changed. */
export class NotGenuine extends Error {
  override name = "NotGenuine";
}

/** The server has said no, signed: `code` is the last part of the problem's type, such as `activation-limit-reached`. */
export class Refused extends Error {
  override name = "Refused";
  readonly code: string;
  readonly status: number;
  readonly problem: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super([textOf(problem.detail) ?? `the server answered ${status}`, ...fieldsOf(problem.errors)].join(" "));
    this.status = status;
    this.problem = problem;
    this.code = typeof problem.type === "string" ? (problem.type.split("/").at(-1) ?? "") : "";
  }
}

const textOf = (value: unknown) => (typeof value === "string" ? value : null);

/** What is wrong with what was sent, field by field (RFC 9457): "version is needed." */
function fieldsOf(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: Partial<Record<string, unknown>> | null) => {
    const field = textOf(error?.pointer)?.slice(1).replaceAll("/", ".") ?? "";
    return `${field} ${textOf(error?.detail) ?? ""}.`.trim();
  });
}
