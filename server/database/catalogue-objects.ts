import type { Client } from "pg";

/**
 * What stands in the database but cannot be said in a Prisma schema, each as one line: kind, table, name. Objects of
 * extensions are left out.
 */
export async function catalogueObjects(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    SELECT 'check ' || conrelid::regclass || '.' || conname AS line FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype = 'c' AND conrelid <> 0
    UNION ALL
    SELECT 'exclusion ' || conrelid::regclass || '.' || conname FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace AND contype = 'x'
    UNION ALL
    SELECT CASE WHEN i.indisunique THEN 'unique index ' ELSE 'index ' END || i.indrelid::regclass || '.' || c.relname
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisexclusion AND (i.indpred IS NOT NULL OR i.indexprs IS NOT NULL)
    UNION ALL
    SELECT 'function ' || p.oid::regprocedure FROM pg_proc p
     WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
    UNION ALL
    SELECT 'trigger ' || tgrelid::regclass || '.' || tgname || CASE WHEN tgenabled = 'D' THEN ' (disabled)' ELSE '' END
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 'view ' || oid::regclass FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
    UNION ALL
    SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL
    SELECT 'collation ' || a.attrelid::regclass || '.' || a.attname || ' ' || co.collname
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation co ON co.oid = a.attcollation
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND co.collname <> 'default'
  `);
  return rows.map(({ line }) => line).sort();
}
