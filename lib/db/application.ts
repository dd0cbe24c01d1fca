import { type Database, openDatabaseOn } from "./client";
import type { DatabasePool } from "./database-pool";
import { openPool, type Patience } from "./pool";

type ApplicationDatabase = { db: Database; pool: DatabasePool };

const holder: typeof globalThis & { leaseholdDatabase?: ApplicationDatabase } = globalThis;

/** The one pool and client of this process. Kept on the global object, because Next loads modules anew while developing. */
export function applicationDatabase(url: string, connections?: number, patience?: Patience): ApplicationDatabase {
  if (!holder.leaseholdDatabase) {
    const pool = openPool(url, connections, patience);
    holder.leaseholdDatabase = { db: openDatabaseOn(pool), pool };
  }
  return holder.leaseholdDatabase;
}
