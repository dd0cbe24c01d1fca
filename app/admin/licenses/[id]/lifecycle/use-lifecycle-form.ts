"use client";

import { useRouter } from "next/navigation";
import type { FieldValues } from "react-hook-form";
import { useActionForm } from "@/components/form/use-action-form";

type Options<Input extends FieldValues, Data> = Omit<Parameters<typeof useActionForm<Input, Data>>[0], "onDone">;

/** A form on the term of one licence, which leads back to its lifecycle when it is done or given up. */
export function useLifecycleForm<Input extends FieldValues, Data>(licenseId: string, options: Options<Input, Data>) {
  const router = useRouter();
  const back = `/admin/licenses/${licenseId}?tab=lifecycle`;
  return { back, ...useActionForm<Input, Data>({ ...options, onDone: () => router.push(back) }) };
}
