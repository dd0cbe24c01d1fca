import type { ApiOperation } from "./api-operations";

/** The operation as a line for a shell, with what the reader must fill in as variables. */
export function curlText({ method, path, body, credentials, parameters }: ApiOperation): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);
  const credential = credentials.includes("License") ? "License $KEY" : "Bearer $TOKEN";
  const lines = [
    `curl${method === "GET" ? "" : ` -X ${method}`} "$LEASEHOLD${address}"`,
    ...(credentials.length > 0 ? [`-H "Authorization: ${credential}"`] : []),
    ...(parameters.some(({ name, node }) => name === "If-Match" && node.required) ? [`-H 'If-Match: "1"'`] : []),
    ...bodyLines(body),
  ];
  return lines.join(" \\\n  ");
}

function bodyLines(body: ApiOperation["body"]): string[] {
  if (!body) return [];
  if (body.contentType !== "application/json") return ['-F "file=@people.csv"', '-F "kind=people"'];
  return ['-H "Content-Type: application/json"', `-d '${body.sample.replaceAll("'", "'\\''")}'`];
}
