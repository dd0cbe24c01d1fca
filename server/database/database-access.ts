import { Client, DatabaseError } from "pg";
import { PostgresProblem } from "../postgres/postgres-problem";

const OLDEST = 15;

/** Opens one session, or says in a sentence what stands in the way. `setting` is the variable that held the address. */
export async function openSession(url: string, setting: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: "leasehold migration" });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw connectionProblem(error, url, setting);
  }
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  const problem = versionProblem(Number(rows[0]?.version), setting);
  if (!problem) return client;
  await client.end();
  throw problem;
}

export function versionProblem(versionNumber: number, setting: string): PostgresProblem | null {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= OLDEST) return null;
  return new PostgresProblem(
    `${setting} names a PostgreSQL ${major}, but Leasehold needs PostgreSQL ${OLDEST} or newer.`,
  );
}

function connectionProblem(error: unknown, url: string, setting: string): Error {
  const where = placeOf(url);
  if (!where) {
    return new PostgresProblem(`${setting} must be an address like postgresql://user:password@host:5432/database.`);
  }
  if (error instanceof DatabaseError) {
    const role = decodeURIComponent(new URL(url).username);
    const known: Record<string, string> = {
      "28P01": `The password for the user ${role} in ${setting} is wrong.`,
      "28000": `The PostgreSQL at ${where} does not let the user ${role} in ${setting} sign in.`,
      "3D000": `Create the database that ${setting} names, because the PostgreSQL at ${where} has none of that name.`,
      "42501": `The user ${role} in ${setting} needs the right to connect to its database.`,
      "53300": `The PostgreSQL at ${where} in ${setting} has no connection free.`,
    };
    const sentence = known[error.code ?? ""];
    if (sentence) return new PostgresProblem(sentence);
  }
  const reason = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  return new PostgresProblem(`No PostgreSQL answers at ${where}, which ${setting} names${reason}.`);
}

function placeOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port } = new URL(url);
  return /^postgres(ql)?:$/.test(protocol) ? `${hostname || "localhost"}:${port || "5432"}` : null;
}
