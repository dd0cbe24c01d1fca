/** SQLSTATE classes and codes of a server that goes, comes or is full, and what the network says. */
const gone =
  /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|P1001|P1002|P1008|P1017)$/;
const said =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Query read timeout|not queryable|Client has encountered a connection error/i;

/** As Prisma (P2039, P2010) words what a server refused that is just starting or ending. */
const wrapped = /\bCode: `(08...|57P0[1-5]|53300)`/;

/** Whether an operation failed because the database cannot be reached now: nothing is known to be wrong but that. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    const original = "originalCode" in cause && typeof cause.originalCode === "string" ? cause.originalCode : "";
    const kind = "kind" in cause && typeof cause.kind === "string" ? cause.kind : "";
    if (gone.test(code) || gone.test(original) || said.test(cause.message) || wrapped.test(cause.message)) return true;
    if (kind === "DatabaseNotReachable" || kind === "ConnectionClosed" || kind === "SocketTimeout") return true;
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseAway)) return true;
  }
  return false;
}
