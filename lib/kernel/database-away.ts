import { isOfDatabase } from "@/lib/db/database-pool";
import { anyErrorOf } from "./error-causes";

/**
 * SQLSTATE classes and codes of a server that goes, comes, is full (53) or may only be read (25006, a stand-by that takes
 * over), and what Prisma says of it.
 */
const gone = /^(08...|53...|57P0[1-5]|25006|P1001|P1002|P1008|P1017|P2024|P2028|P2037)$/;
/** What the network says, also of mail servers and directories: it counts of connections to the database alone. */
const cut =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EAI_AGAIN|ENOENT)$/;
/** What Prisma's adapter makes of them. */
const kinds = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);
const said =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Client has encountered a connection error|after calling end on the pool/i;
/** As Prisma (P2039, P2010) words what a server refused that is just starting or ending. */
const wrapped = /\bCode: `(08...|53...|57P0[1-5]|25006)`/;

/**
 * Whether an operation failed because the database cannot be reached now, or cannot take more: nothing is known to be wrong
 * but that. A transaction that got no connection, or whose time was up (P2028), was rolled back.
 */
export function isDatabaseAway(error: unknown): boolean {
  return anyErrorOf(error, ({ code, originalCode, kind, message }, one) => {
    if (cut.test(code)) return one instanceof Error && isOfDatabase(one);
    return gone.test(code) || gone.test(originalCode) || kinds.has(kind) || said.test(message) || wrapped.test(message);
  });
}
