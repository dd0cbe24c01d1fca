/** What came back, as it is shown. */
export type Received = {
  status: number;
  statusText: string;
  milliseconds: number;
  headers: [string, string][];
  body: string;
};

export type ToSend = {
  method: string;
  /** With `{name}` for what `path` holds. */
  path: string;
  values: Record<string, string>;
  parameters: readonly { name: string; in: "path" | "query" | "header" }[];
  body: string | null;
  authorization: string | null;
};

/** Sends a request from the browser to this very address: no cookie goes along, only the credential that was typed in. */
export async function sendRequest(asked: ToSend): Promise<Received> {
  const started = performance.now();
  const response = await fetch(addressOf(asked), {
    method: asked.method,
    headers: headersOf(asked),
    ...(asked.body === null ? {} : { body: asked.body }),
    credentials: "omit",
    cache: "no-store",
    redirect: "error",
  });
  const text = await response.text();
  return {
    status: response.status,
    statusText: response.statusText,
    milliseconds: Math.round(performance.now() - started),
    headers: [...response.headers].sort(([one], [other]) => one.localeCompare(other)),
    body: readable(text, response.headers.get("content-type") ?? ""),
  };
}

export function addressOf({ path, values, parameters }: Pick<ToSend, "path" | "values" | "parameters">): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
  const query = new URLSearchParams();
  for (const { name, in: where } of parameters) if (where === "query" && values[name]) query.set(name, values[name]);
  return query.size > 0 ? `${address}?${query.toString()}` : address;
}

function headersOf({ values, parameters, body, authorization }: ToSend): Record<string, string> {
  const given = parameters.filter(({ name, in: where }) => where === "header" && values[name]);
  return {
    ...Object.fromEntries(given.map(({ name }) => [name, values[name] ?? ""])),
    ...(authorization === null ? {} : { Authorization: authorization }),
    ...(body === null ? {} : { "Content-Type": "application/json" }),
  };
}

/** Longest text that is shown, in characters. */
const longest = 60_000;

function readable(text: string, type: string): string {
  let shown = text;
  if (type.includes("json")) {
    try {
      shown = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // shown as it came
    }
  }
  return shown.length > longest ? `${shown.slice(0, longest)}\n… ${shown.length - longest} more characters` : shown;
}

/** A key of a licence begins with its kind, or is five groups of five; all else is an API token. */
export function authorizationOf(secret: string): string | null {
  if (secret === "") return null;
  const isKey = secret.startsWith("key/") || /^[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}$/i.test(secret);
  return `${isKey ? "License" : "Bearer"} ${secret}`;
}
