import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { PrismaClient } from "./generated/client";

export type Database = PrismaClient;

/** Prisma over a pool that also serves hand-written statements, so that one limit holds for both. */
export function openDatabaseOn(pool: Pool): Database {
  return new PrismaClient({ adapter: new PrismaPg(pool) });
}
