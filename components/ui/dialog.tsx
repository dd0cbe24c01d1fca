"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { useReturnFocus } from "./use-return-focus";

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;

export const scrimClass = "fixed inset-0 z-40 animate-fade bg-scrim";

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  wide?: boolean;
};

/** Title, an explanation, the content. On a phone it comes from below, within the thumb's reach. */
export function DialogContent({ title, description, wide, className, children, ...props }: DialogContentProps) {
  const returning = useReturnFocus();
  return (
    <Radix.Portal>
      <Radix.Overlay className={scrimClass} />
      <Radix.Content
        {...(description ? {} : { "aria-describedby": undefined })}
        className={cn(
          "animate-rise rounded-panel border-line bg-panel shadow-lift fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[calc(100vw-32px)] -translate-x-1/2 overflow-y-auto border p-5 focus:outline-none",
          "max-sm:top-auto max-sm:bottom-0 max-sm:max-h-[90dvh] max-sm:w-full max-sm:rounded-b-none",
          wide ? "max-w-[720px]" : "max-w-[480px]",
          className,
        )}
        {...returning}
        {...props}
      >
        <Radix.Title className="pr-8 text-lg font-semibold">{title}</Radix.Title>
        {description ? <Radix.Description className="text-muted mt-1">{description}</Radix.Description> : null}
        <div className="mt-4">{children}</div>
        <Radix.Close
          aria-label="Close"
          className="rounded-control text-muted hover:bg-sunken hover:text-text absolute top-4 right-4 p-1.5"
        >
          <X className="size-4" aria-hidden="true" />
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}

export function DialogActs({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
