import { systemActor } from "@/lib/kernel/actor";
import { execute, type Operation } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import type { z } from "zod";

/** An organisation to measure in, and a way to run operations in it as the system. */
export async function openOrganization(runtime: Runtime) {
  const organizationId = runtime.newId("organization");
  await runtime.db.organization.create({
    data: {
      id: organizationId,
      name: "Bench",
      timeZone: "Europe/Amsterdam",
      currency: "EUR",
      createdAt: runtime.now(),
    },
  });
  const actor = systemActor(organizationId, "bench", "req_bench_0001");
  const run = <Input extends z.ZodType, Output>(operation: Operation<Input, Output>, raw: z.input<Input>) =>
    execute(runtime, actor, operation, raw);
  return { organizationId, run };
}
