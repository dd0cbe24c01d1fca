"use client";

import { useEffect, useState } from "react";
import type { ActionResult, Problem } from "@/components/form/action-result";

/** How long after the last change the server is asked, ms. */
const patience = 350;

export type Preview<Data> = { data: Data | null; problem: Problem | null; pending: boolean };

/** What a command would do with what stands in the form now; asked again when that changes, the last answer wins. */
export function usePreview<Input, Data>(
  action: (input: Input) => Promise<ActionResult<Data>>,
  input: Input | null,
): Preview<Data> {
  const key = input === null ? null : JSON.stringify(input);
  const [answer, setAnswer] = useState<{ key: string; result: ActionResult<Data> } | null>(null);
  useEffect(() => {
    if (key === null) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void action(JSON.parse(key) as Input).then(
        (result) => (isCurrent ? setAnswer({ key, result }) : undefined),
        () => undefined,
      );
    }, patience);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key, action]);
  const result = answer?.key === key ? answer?.result : undefined;
  return {
    data: result?.ok ? result.data : null,
    problem: result && !result.ok ? result.problem : null,
    pending: key !== null && !result,
  };
}
