import { ensureSetupLink } from "@/lib/auth/ensure-setup-link";
import { currentRuntime } from "@/lib/kernel/default-runtime";

const runtime = currentRuntime();
const link = await ensureSetupLink(runtime);
// Printed, not logged: the link opens the installation, and a log would hide it.
if (link) process.stdout.write(`\nSet Leasehold up here (this link works once, for 24 hours):\n\n  ${link}\n\n`);
await runtime.db.$disconnect();
await runtime.pool.end();
