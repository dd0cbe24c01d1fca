import type { RefusalParams } from "./refusal-entry";
import { refusals, type RefusalCode } from "./refusals";

/** A business "no": thrown, rolls the operation back, and maps once to a problem (see `refusals`). */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  readonly errors: readonly FieldError[];

  constructor(code: RefusalCode, params: RefusalParams = {}, errors: readonly FieldError[] = []) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.params = params;
    this.errors = errors;
  }

  get status(): number {
    return refusals[this.code].status;
  }

  get title(): string {
    return refusals[this.code].title;
  }

  /** One sentence that says what is wrong and what to do. */
  get detail(): string {
    return refusals[this.code].detail(this.params);
  }
}

/** What is wrong with one input field; `pointer` is a JSON Pointer (RFC 6901) into the input. */
export type FieldError = { pointer: string; detail: string };

export function refuse(code: RefusalCode, params: RefusalParams = {}): Refusal {
  return new Refusal(code, params);
}

/** Refuses input for named fields: `refuseInput({ email: "is used by Ada Smith already" })`. */
export function refuseInput(fields: Record<string, string>): Refusal {
  const errors = Object.entries(fields).map(([field, detail]) => ({ pointer: `/${field}`, detail }));
  return new Refusal("invalid-input", {}, errors);
}
