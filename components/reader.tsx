"use client";

import { setNonce } from "get-nonce";
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { chooseTheme, type Theme } from "./theme";

type Reader = { locale: string; timeZone: string; now: number; theme: Theme; setTheme(theme: Theme): void };

const ReaderContext = createContext<Reader | null>(null);

export function ReaderProvider(props: {
  locale: string;
  timeZone: string;
  now: number;
  theme: Theme;
  children: ReactNode;
}) {
  const [theme, setTheme] = useState(props.theme);
  useEffect(() => {
    // Dialogs lock the page's scrolling with a style element; the content policy wants the document's nonce on it.
    const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
    if (nonce) setNonce(nonce);
  }, []);
  const value: Reader = {
    locale: props.locale,
    timeZone: props.timeZone,
    now: props.now,
    theme,
    setTheme(next) {
      setTheme(next);
      chooseTheme(next);
    },
  };
  return <ReaderContext value={value}>{props.children}</ReaderContext>;
}

/** Inside an organisation, its time zone decides which day an instant falls on. */
export function TimeZone({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <ReaderContext value={{ ...useReader(), timeZone }}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  const reader = use(ReaderContext);
  if (!reader) throw new Error("useReader needs the ReaderProvider of the root layout");
  return reader;
}

let minute: number | null = null;
function everyMinute(changed: () => void) {
  const timer = setInterval(() => {
    minute = Date.now();
    changed();
  }, 60_000);
  return () => clearInterval(timer);
}

/** The server's instant while hydrating, the browser's after that, moving each minute. */
export function useNow(): number {
  const { now } = useReader();
  return useSyncExternalStore(
    everyMinute,
    () => (minute ??= Date.now()),
    () => now,
  );
}
