"use client";

import { AlertDialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { scrimClass } from "./dialog";
import { useReturnFocus } from "./use-return-focus";

export const AlertDialog = Radix.Root;
export const AlertDialogTrigger = Radix.Trigger;
export const AlertDialogCancel = Radix.Cancel;

export function AlertDialogContent({
  title,
  description,
  children,
}: {
  title: ReactNode;
  description: ReactNode;
  children: ReactNode;
}) {
  const returning = useReturnFocus();
  return (
    <Radix.Portal>
      <Radix.Overlay className={scrimClass} />
      <Radix.Content
        {...returning}
        className="animate-rise rounded-panel border-line bg-panel shadow-lift fixed top-[18vh] left-1/2 z-50 max-h-[76vh] w-[calc(100vw-32px)] max-w-[440px] -translate-x-1/2 overflow-y-auto border p-5 max-sm:top-auto max-sm:bottom-0 max-sm:w-full max-sm:rounded-b-none"
      >
        <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
        <Radix.Description asChild>
          <div className="text-muted mt-1.5">{description}</div>
        </Radix.Description>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
