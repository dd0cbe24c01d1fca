import { forbidden, notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { execute, type Operation } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";

/** Runs a query for a page, as the signed-in account: sign-in, "not yours" and "not there" become their pages. */
export async function asUser<Input extends z.ZodType, Output>(
  operation: Operation<Input, Output>,
  raw: z.input<Input>,
): Promise<Output> {
  const actor = await currentActor();
  if (!actor) redirect("/sign-in");
  try {
    return await execute(currentRuntime(), actor, operation, raw);
  } catch (error) {
    if (error instanceof Refusal && error.code === "not-found") notFound();
    if (error instanceof Refusal && error.code === "not-permitted") forbidden();
    throw error;
  }
}
