import type { Database } from "./client";

type Arguments = Record<string, unknown>;

const isObject = (value: unknown): value is Arguments => typeof value === "object" && value !== null;

const createdBy: Record<string, string> = {
  create: "data",
  createMany: "data",
  createManyAndReturn: "data",
  upsert: "create",
};

function withOrganization(data: unknown, organizationId: string): unknown {
  if (Array.isArray(data)) return data.map((row: unknown) => withOrganization(row, organizationId));
  const row = isObject(data) ? data : {};
  if (row.organizationId !== undefined && row.organizationId !== organizationId) {
    throw new Error("a row of another organisation cannot be written here");
  }
  return { ...row, organizationId };
}

/** The arguments of a Prisma call, narrowed to one organisation: a foreign row is simply not found. */
function scopeArguments(model: string, operation: string, args: unknown, organizationId: string): Arguments {
  const given = isObject(args) ? args : {};
  const tenant = model === "Organization" ? { id: organizationId } : { organizationId };
  const field = createdBy[operation];
  const scoped: Arguments = { ...given };
  if (field !== undefined)
    scoped[field] = model === "Organization" ? given[field] : withOrganization(given[field], organizationId);
  if (field === undefined || operation === "upsert") {
    const where = isObject(given.where) ? given.where : {};
    const and = Array.isArray(where.AND) ? where.AND : where.AND === undefined ? [] : [where.AND];
    scoped.where = { ...where, AND: [...and, tenant] };
  }
  return scoped;
}

/**
 * A client that sees and writes one organisation alone. Composite foreign keys stop a cross-tenant link in the
 * database itself; this stops a cross-tenant read. Raw SQL names the organisation by hand.
 */
export function scopeTo(db: Database, organizationId: string) {
  return db.$extends({
    query: {
      $allModels: {
        $allOperations: ({ model, operation, args, query }) =>
          query(scopeArguments(model, operation, args, organizationId) as typeof args),
      },
    },
  });
}

export type ScopedDatabase = ReturnType<typeof scopeTo>;
export type Tx = Parameters<Parameters<ScopedDatabase["$transaction"]>[0]>[0];
