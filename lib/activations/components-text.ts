import { z } from "zod";

type Read = { components: Record<string, string> } | { problem: string };

const asked = z.object({ components: z.record(z.string(), z.string()) });
const plain = z.record(z.string(), z.string());

/** A name that objects and the shapes above pass over in silence. */
const notAComponent: Read = { problem: "names __proto__, which is no component" };

/**
 * Components as people paste them: a line each (`mac: a4:83:e7:…`, or with `=`), an object of JSON, or the whole request that
 * a client program sent. What is wrong is said of the first line that is.
 */
export function readComponents(text: string): Read {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return fromJson(trimmed);
  const components = new Map<string, string>();
  for (const [at, line] of trimmed.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, name, value] = /^\s*([^:=]+?)\s*[:=]\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      return { problem: `has no name in line ${at + 1}: write “mac: a4:83:e7:01:02:03”` };
    if (name === "__proto__") return notAComponent;
    if (components.has(name.toLowerCase())) return { problem: `names ${name} twice` };
    components.set(name.toLowerCase(), value);
  }
  return { components: Object.fromEntries(components) };
}

function fromJson(text: string): Read {
  try {
    let holdsProto = false;
    const value: unknown = JSON.parse(text, (name, inner: unknown) => {
      holdsProto ||= name === "__proto__";
      return inner;
    });
    if (holdsProto) return notAComponent;
    const request = asked.safeParse(value);
    if (request.success) return { components: request.data.components };
    const object = plain.safeParse(value);
    return object.success ? { components: object.data } : { problem: "is JSON, but holds other than names and texts" };
  } catch {
    return { problem: "looks like JSON, but cannot be read" };
  }
}

/** The other way: a line each, in the order of the names. */
export const writeComponents = (components: Readonly<Record<string, string>>) =>
  Object.entries(components)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
