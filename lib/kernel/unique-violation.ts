import { Prisma } from "@/lib/db/generated/client";
import type { Refusal } from "./refusal";

/** Whether an error is PostgreSQL's refusal by a unique index (SQLSTATE 23505, Prisma's P2002), of that name where one is given. */
function isUniqueViolation(error: unknown, index?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") return false;
  return index === undefined || JSON.stringify(error.meta ?? {}).includes(`"${index}"`);
}

/** Turns the database's last guard into the refusal that the check before it would have given. */
export async function orRefuse<Output>(
  write: () => Promise<Output>,
  refusal: () => Refusal,
  index?: string,
): Promise<Output> {
  try {
    return await write();
  } catch (error) {
    throw isUniqueViolation(error, index) ? refusal() : error;
  }
}
