"use client";

import { Toaster as Sonner, toast as sonner } from "sonner";
import { useReader } from "../reader";

/** The corner where toasts appear. Errors stay until they are read; an Undo stays long enough to be reached. */
export function Toaster() {
  const { theme } = useReader();
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      offset={16}
      mobileOffset={{ bottom: 72, left: 12, right: 12 }}
      closeButton
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "group flex w-[356px] max-w-full items-center gap-3 rounded-panel border border-line bg-panel px-4 py-3 text-sm text-text shadow-lift",
          title: "font-medium",
          description: "text-muted",
          content: "flex-1 min-w-0",
          actionButton: "shrink-0 rounded-control border border-line-strong bg-panel px-2 py-0.5 text-xs font-medium text-text hover:bg-sunken",
          closeButton: "order-last shrink-0 rounded-control p-0.5 text-muted hover:text-text [&_svg]:size-3.5",
          icon: "hidden",
        },
      }}
    />
  );
}

export const toast = {
  /** What has been done, in one sentence: "Seat of Ada Byron released." */
  done(message: string, options: { detail?: string; undo?: () => void } = {}) {
    sonner(message, {
      description: options.detail,
      duration: options.undo ? 12_000 : 5_000,
      ...(options.undo ? { action: { label: "Undo", onClick: options.undo } } : {}),
    });
  },
  /** What did not happen, and what to do about it. */
  problem(title: string, detail?: string) {
    sonner.error(title, { description: detail, duration: Infinity });
  },
};
