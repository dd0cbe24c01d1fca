const attempts = 4;

/**
 * SQLSTATE 40001 (serialization failure) and 40P01 (deadlock), as Prisma (P2034) or the driver adapter reports them; and a
 * transaction that waited for its turn until its time was up (P2028), which was rolled back.
 */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  // Whoever got no connection has waited for long enough.
  if (code === "P2028") return !error.message.includes("Unable to start a transaction");
  return (
    code === "P2034" ||
    code === "40001" ||
    code === "40P01" ||
    /deadlock detected|could not serialize/.test(error.message)
  );
}

/** Runs a transaction again when PostgreSQL had to undo it for another's sake. Nothing of the failed try remains. */
export async function retryOnConflict<Output>(transaction: () => Promise<Output>): Promise<Output> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
    }
  }
}
