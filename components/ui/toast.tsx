"use client";

import { X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useSyncExternalStore } from "react";
import { cn } from "./cn";

type Shown = { id: number; tone: "done" | "problem"; title: string; detail?: string; undo?: () => void };

let shown: readonly Shown[] = [];
let nextId = 1;
const watchers = new Set<() => void>();
const none: readonly Shown[] = [];

function change(next: readonly Shown[]) {
  shown = next;
  for (const watcher of watchers) watcher();
}
function watch(watcher: () => void) {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}
function add(toast: Omit<Shown, "id">) {
  change([...shown, { ...toast, id: nextId++ }].slice(-4));
}

export const toast = {
  /** What has been done, in one sentence: "Seat of Ada Byron released." */
  done(title: string, options: { detail?: string; undo?: () => void } = {}) {
    add({ tone: "done", title, ...options });
  },
  /** What did not happen, and what to do about it. */
  problem(title: string, detail?: string) {
    add({ tone: "problem", title, detail });
  },
};

const never = 24 * 60 * 60 * 1000;

/** The corner where toasts appear. Problems stay until they are read; an Undo stays long enough to be reached (F8 goes there). */
export function Toaster() {
  const toasts = useSyncExternalStore(
    watch,
    () => shown,
    () => none,
  );
  return (
    <Radix.Provider label="Message" swipeDirection="right">
      {toasts.map(({ id, tone, title, detail, undo }) => (
        <Radix.Root
          key={id}
          type="foreground"
          duration={tone === "problem" ? never : undo ? 12_000 : 5_000}
          onOpenChange={(open) => {
            if (!open) change(shown.filter((other) => other.id !== id));
          }}
          className={cn(
            "animate-rise rounded-panel bg-panel shadow-lift flex items-start gap-3 border px-4 py-3 text-sm data-[swipe=move]:translate-x-[var(--radix-toast-swipe-move-x)]",
            tone === "problem" ? "border-over" : "border-line-strong",
          )}
        >
          <div className="min-w-0 flex-1">
            <Radix.Title className="font-medium">{title}</Radix.Title>
            {detail ? <Radix.Description className="text-muted">{detail}</Radix.Description> : null}
          </div>
          {undo ? (
            <Radix.Action
              altText="Undo"
              onClick={undo}
              className="rounded-control border-line-strong hover:bg-sunken -my-0.5 shrink-0 border px-2 py-0.5 font-medium max-sm:py-1.5"
            >
              Undo
            </Radix.Action>
          ) : null}
          <Radix.Close
            aria-label="Dismiss"
            className="rounded-control text-muted hover:bg-sunken hover:text-text -m-1 shrink-0 p-1.5"
          >
            <X className="size-3.5" aria-hidden="true" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport
        label="Messages ({hotkey})"
        className="fixed right-4 bottom-[var(--below)] z-60 grid w-[372px] max-w-[calc(100vw-32px)] gap-2 outline-none max-sm:right-3 max-sm:w-[calc(100vw-24px)]"
      />
    </Radix.Provider>
  );
}
