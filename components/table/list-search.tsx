"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { controlClass } from "../ui/input";
import { cn } from "../ui/cn";
import { listHref, type ListState } from "./list-state";

/** The list's own search, in `?q=`; it answers a moment after the last letter, or at once on Enter. */
export function ListSearch({ placeholder, state }: { placeholder: string; state: ListState }) {
  const router = useRouter();
  const held = state.params.find(([key]) => key === "q")?.[1] ?? "";
  const [text, setText] = useState(held);
  const [pending, start] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function go(value: string) {
    clearTimeout(timer.current);
    if (value.trim() !== held)
      start(() => router.replace(listHref(state, { q: value.trim() || null }), { scroll: false }));
  }
  return (
    <form
      role="search"
      className="relative w-[220px] max-sm:w-full"
      onSubmit={(event) => {
        event.preventDefault();
        go(text);
      }}
    >
      <Search
        aria-hidden="true"
        className={cn("text-faint absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2", pending && "animate-pulse")}
      />
      <input
        type="search"
        data-list-search=""
        aria-label={placeholder}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          const value = event.target.value;
          setText(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => go(value), 300);
        }}
        // At once, before what was clicked: a late search would come back from the page that the click opens.
        onBlur={() => go(text)}
        className={cn(controlClass, "border-line-strong h-[30px] pl-8 text-sm max-sm:h-10")}
      />
    </form>
  );
}
