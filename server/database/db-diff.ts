import { join, relative } from "node:path";
import { PostgresProblem } from "../postgres/postgres-problem";
import { withEmbeddedPostgres } from "./command-database";
import { runCommand } from "./run-command";
import { writeMigration } from "./write-migration";

await runCommand(async ({ LEASEHOLD_DATA }) => {
  const name = process.argv[2];
  if (!name) throw new PostgresProblem("Say what the migration does: npm run db:diff add_seat_note.");
  const prismaDirectory = join(process.cwd(), "prisma");
  const file = await withEmbeddedPostgres(LEASEHOLD_DATA, ({ adminUrl }) =>
    writeMigration({ adminUrl, prismaDirectory, name, now: new Date() }),
  );
  return file
    ? `Wrote ${relative(process.cwd(), file)}. Add by hand what Prisma cannot express, then run npm run db:migrate.`
    : "The migrations already lead to the schema.";
});
