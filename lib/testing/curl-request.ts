import { shellWords } from "./shell-words";

type Files = Record<string, string>;

/** The request that a `curl` command line sends; `files` stand for the files that it uploads. */
export function curlRequest(line: string, variables: Record<string, string>, files: Files): Request {
  const [program, ...words] = shellWords(line, variables);
  if (program !== "curl") throw new Error(`not a curl command: ${line}`);
  const headers = new Headers();
  const form = new FormData();
  let [address, method, body]: [string?, string?, string?] = [];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const value = () => words.shift() ?? "";
    if (word === "-s") continue;
    else if (word === "-X") method = value();
    else if (word === "-H") addHeader(headers, value());
    else if (word === "-F") addPart(form, value(), files);
    else if (word === "--json") {
      body = value();
      headers.set("content-type", "application/json");
    } else if (word.startsWith("-")) throw new Error(`an option that is not known here: ${word}`);
    else address = word;
  }
  const isForm = [...form.keys()].length > 0;
  const sent = isForm ? { body: form } : body === undefined ? {} : { body };
  return new Request(address ?? "", { method: method ?? ("body" in sent ? "POST" : "GET"), headers, ...sent });
}

function addHeader(headers: Headers, text: string): void {
  const at = text.indexOf(":");
  headers.set(text.slice(0, at), text.slice(at + 1).trim());
}

function addPart(form: FormData, text: string, files: Files): void {
  const at = text.indexOf("=");
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  if (!value.startsWith("@")) return form.set(name, value);
  const fileName = value.slice(1);
  form.set(name, new Blob([files[fileName] ?? ""]), fileName);
}
