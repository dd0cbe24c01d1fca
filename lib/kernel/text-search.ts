/** A Prisma filter for "contains this text, in any case"; `%`, `_` and `\` are looked for as they are. */
export function containing(text: string): { contains: string; mode: "insensitive" } {
  return { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" };
}

/** The `archivedAt` part of a list's filter. */
export function archivedWhere(archived: "with" | "only" | undefined): { archivedAt?: null | { not: null } } {
  if (archived === "with") return {};
  return { archivedAt: archived === "only" ? { not: null } : null };
}
