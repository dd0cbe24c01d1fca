"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef, useState, useTransition } from "react";
import { get, useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { inputWords } from "@/lib/kernel/input-words";
import { toast } from "../ui/toast";
import { fieldName, unreachable, type ActionResult, type Problem } from "./action-result";

type Options<Input extends FieldValues, Data> = {
  /** The command's own schema. What is sent is what was typed: the server parses it again. */
  schema: z.ZodType<unknown, Input>;
  action(input: Input): Promise<ActionResult<Data>>;
  defaultValues: DefaultValues<Input>;
  /** Said in a toast once it is done; give back nothing to stay silent. */
  done?: string | ((data: Data) => string | undefined);
  /** After it is done: go to the new page, close the dialog. */
  onDone?(data: Data): void;
};

type ActionForm<Input extends FieldValues> = {
  form: UseFormReturn<Input, unknown, Input>;
  /** For the form's `onSubmit`. */
  submit(event?: React.BaseSyntheticEvent): Promise<void>;
  pending: boolean;
  /** What is wrong and belongs to no single field; show it with `FormProblem`. */
  problem: Problem | null;
  /** The message beside a field, or undefined. */
  errorOf(name: Path<Input>): string | undefined;
};

/** A form on a server action: the same schema on both sides, refusals beside their fields, the first one focused. */
export function useActionForm<Input extends FieldValues, Data>({
  schema,
  action,
  defaultValues,
  done,
  onDone,
}: Options<Input, Data>): ActionForm<Input> {
  const form = useForm<Input, unknown, Input>({
    resolver: zodResolver(schema, { error: inputWords }, { raw: true }),
    defaultValues,
    mode: "onTouched",
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, start] = useTransition();
  // A second click comes before the button knows that the first is under way.
  const busy = useRef(false);

  function show(refused: Problem) {
    const errors = (refused.errors ?? []).map(({ pointer, detail }) => ({ name: fieldName(pointer), detail }));
    const known = errors.filter(({ name }) => name.split(".")[0]! in form.getValues());
    known.forEach(({ name, detail }, index) =>
      form.setError(name as Path<Input>, { type: "server", message: detail }, { shouldFocus: index === 0 }),
    );
    const elsewhere = errors.filter((error) => !known.includes(error)).map((error) => error.detail);
    if (known.length === 0)
      setProblem({ ...refused, detail: elsewhere.length > 0 ? elsewhere.join(" ") : refused.detail });
  }

  const submit = (event?: React.BaseSyntheticEvent) =>
    form.handleSubmit((values) => {
      if (busy.current) return;
      busy.current = true;
      setProblem(null);
      start(async () => {
        const result = await action(values)
          .catch(rethrowNavigation)
          .finally(() => (busy.current = false));
        if (!result) return setProblem(unreachable);
        if (!result.ok) return show(result.problem);
        const words = typeof done === "function" ? done(result.data) : done;
        if (words) toast.done(words);
        onDone?.(result.data);
      });
    })(event);

  // The default on the element too, so that the server's HTML shows it before any script runs.
  const register: typeof form.register = (name, options) => ({
    ...form.register(name, options),
    defaultValue: get(defaultValues, name) as unknown,
  });

  return {
    form: { ...form, register },
    submit,
    pending,
    problem,
    errorOf: (name) => form.getFieldState(name, form.formState).error?.message,
  };
}

/** A redirect travels as an error with a digest and must reach the router; anything else means no answer came. */
function rethrowNavigation(error: unknown): null {
  if (typeof error === "object" && error !== null && "digest" in error && String(error.digest).startsWith("NEXT_"))
    throw error;
  return null;
}
