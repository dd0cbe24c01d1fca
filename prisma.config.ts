import { defineConfig } from "prisma/config";

// The address is only for those who run Prisma's own tools against a PostgreSQL of theirs; `npm run db:*` needs none.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.MIGRATION_DATABASE_URL ?? "" },
});
