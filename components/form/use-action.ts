"use client";

import { useRef, useTransition } from "react";
import { toast } from "../ui/toast";
import { unreachable, type ActionResult, type Problem } from "./action-result";

type Options<Data> = {
  done?: string | ((data: Data) => string | undefined);
  /** Offered in the toast. */
  undo?(data: Data): Promise<ActionResult<unknown>>;
  undone?: string;
  onDone?(data: Data): void;
  /** Instead of a toast. */
  onProblem?(problem: Problem): void;
};

/** A server action behind a button: pending while it runs, its outcome in a toast, with Undo where the domain allows. */
export function useAction<Input, Data>(
  action: (input: Input) => Promise<ActionResult<Data>>,
  options: Options<Data> = {},
) {
  const [pending, start] = useTransition();
  // A second click comes before the button knows that the first is under way.
  const busy = useRef(false);

  async function takeBack(data: Data) {
    const result = await options.undo?.(data).catch(() => null);
    if (result?.ok) toast.done(options.undone ?? "Undone.");
    else if (options.undo)
      toast.problem(result?.problem.title ?? unreachable.title, result?.problem.detail ?? unreachable.detail);
  }

  function run(input: Input) {
    if (busy.current) return;
    busy.current = true;
    start(async () => {
      const result = await action(input)
        .finally(() => (busy.current = false))
        .catch((error: unknown) => {
          if (
            typeof error === "object" &&
            error !== null &&
            "digest" in error &&
            String(error.digest).startsWith("NEXT_")
          )
            throw error;
          return { ok: false, problem: unreachable } as const;
        });
      if (!result.ok) {
        if (options.onProblem) options.onProblem(result.problem);
        else toast.problem(result.problem.title, result.problem.detail);
        return;
      }
      const words = typeof options.done === "function" ? options.done(result.data) : options.done;
      if (words) toast.done(words, options.undo ? { undo: () => void takeBack(result.data) } : {});
      options.onDone?.(result.data);
    });
  }

  return { run, pending };
}
