"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { scrimClass } from "./dialog";

export const Sheet = Radix.Root;
export const SheetTrigger = Radix.Trigger;

/** A panel from the left edge: the navigation on a phone. */
export function SheetContent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={scrimClass} />
      <Radix.Content
        aria-describedby={undefined}
        className="animate-slide border-line bg-bg shadow-lift fixed inset-y-0 left-0 z-50 flex w-[280px] max-w-[86vw] flex-col overflow-y-auto border-r focus:outline-none"
      >
        <Radix.Title className="sr-only">{title}</Radix.Title>
        {children}
        <Radix.Close
          aria-label="Close"
          className="rounded-control text-muted hover:bg-sunken hover:text-text absolute top-3 right-3 p-2"
        >
          <X className="size-4" aria-hidden="true" />
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}
