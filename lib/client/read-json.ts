import { NotGenuine } from "./client-errors";

/** Reads what came from elsewhere, field by field: what has not the shape that it should have is not genuine. */
export class JsonObject {
  readonly #fields: Map<string, unknown>;
  readonly #what: string;

  constructor(value: unknown, what: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new NotGenuine(`${what} is no object`);
    this.#fields = new Map(Object.entries(value));
    this.#what = what;
  }

  text(name: string): string {
    const value = this.#fields.get(name);
    if (typeof value !== "string") throw this.#wrong(name);
    return value;
  }

  textOrNull(name: string): string | null {
    return this.isMissing(name) ? null : this.text(name);
  }

  number(name: string): number {
    const value = this.#fields.get(name);
    if (typeof value !== "number" || !Number.isFinite(value)) throw this.#wrong(name);
    return value;
  }

  numberOrNull(name: string): number | null {
    return this.isMissing(name) ? null : this.number(name);
  }

  boolean(name: string): boolean {
    const value = this.#fields.get(name);
    if (typeof value !== "boolean") throw this.#wrong(name);
    return value;
  }

  truth(name: string): true {
    if (this.#fields.get(name) !== true) throw this.#wrong(name);
    return true;
  }

  instant(name: string): Date {
    const value = new Date(this.text(name));
    if (Number.isNaN(value.getTime())) throw this.#wrong(name);
    return value;
  }

  instantOrNull(name: string): Date | null {
    return this.isMissing(name) ? null : this.instant(name);
  }

  object(name: string): JsonObject {
    return new JsonObject(this.#fields.get(name), `${this.#what}.${name}`);
  }

  objectOrNull(name: string): JsonObject | null {
    return this.isMissing(name) ? null : this.object(name);
  }

  objects(name: string): JsonObject[] {
    return this.#list(name).map((item, at) => new JsonObject(item, `${this.#what}.${name}[${at}]`));
  }

  texts(name: string): string[] {
    return this.#list(name).map((item) => {
      if (typeof item !== "string") throw this.#wrong(name);
      return item;
    });
  }

  /** As it is, for who asked for it. */
  plain(): Record<string, unknown> {
    return Object.fromEntries(this.#fields);
  }

  isMissing(name: string): boolean {
    return (this.#fields.get(name) ?? null) === null;
  }

  #list(name: string): unknown[] {
    const value = this.#fields.get(name);
    if (!Array.isArray(value)) throw this.#wrong(name);
    return value;
  }

  #wrong(name: string): NotGenuine {
    return new NotGenuine(`${this.#what}.${name} is not as it should be`);
  }
}

export function jsonObject(text: string, what: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotGenuine(`${what} is not JSON`);
  }
  return new JsonObject(value, what);
}

/** Bytes of a base64 text, which is spelt in the one proper way: no character of it can be changed unseen. */
export function bytesOf(text: string, encoding: "base64" | "base64url"): Buffer {
  const bytes = Buffer.from(text, encoding);
  if (text === "" || bytes.toString(encoding) !== text) throw new NotGenuine("not properly encoded");
  return bytes;
}
