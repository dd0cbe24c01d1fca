"use client";

import Link from "next/link";
import { useEffect, useRef } from "react";
import { usePathname, useSearchParams } from "next/navigation";
import { Count } from "../count";
import { cn } from "./cn";

export type LinkTab = { label: string; href: string; count?: number };

/**
 * Tabs held in the URL: links, so that a tab can be bookmarked, shared and gone back to. Where they do not all fit, the one
 * that is on is brought into view, and an edge behind which there are more fades.
 */
export function Tabs({ tabs, label }: { tabs: readonly LinkTab[]; label: string }) {
  const pathname = usePathname();
  const current = useSearchParams();
  const isOn = (href: string) => {
    const [path = "", query = ""] = href.split("?");
    return path === pathname && [...new URLSearchParams(query)].every(([key, value]) => current.get(key) === value);
  };
  // The most particular match wins: "?tab=keys" over the same path without it.
  const on = tabs.filter((tab) => isOn(tab.href)).sort((a, b) => b.href.length - a.href.length)[0];
  const bar = useRef<HTMLElement>(null);
  useEffect(() => (bar.current ? showEdges(bar.current) : undefined), []);
  useEffect(() => {
    if (bar.current) bringIntoView(bar.current);
  }, [on?.href]);
  return (
    <div className="border-line -mx-4 mt-[22px] border-b sm:mx-0">
      <nav
        ref={bar}
        aria-label={label}
        className={cn("flex gap-[18px] overflow-x-auto px-4 text-[13.5px] sm:px-0", fading)}
      >
        {tabs.map((tab) => (
          <Link
            key={tab.href}
            href={tab.href}
            scroll={false}
            aria-current={tab === on ? "page" : undefined}
            className={cn(
              "text-muted hover:text-text py-[7px] whitespace-nowrap focus-visible:-outline-offset-2 max-sm:py-2.5",
              tab === on && "text-text font-medium shadow-[inset_0_-2px_var(--accent)]",
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <>
                {" "}
                <Count value={tab.count} />
              </>
            )}
          </Link>
        ))}
      </nav>
    </div>
  );
}

const fading = [
  "[mask-image:linear-gradient(to_right,transparent,black_var(--before,0px)),linear-gradient(to_left,transparent,black_var(--after,0px))]",
  "[mask-composite:intersect] data-more-after:[--after:3rem] data-more-before:[--before:3rem]",
];

/** Says on a bar whether there is more of it before or after what is seen, for as long as it is there. */
function showEdges(bar: HTMLElement): () => void {
  const tell = () => {
    bar.toggleAttribute("data-more-before", bar.scrollLeft > 1);
    bar.toggleAttribute("data-more-after", bar.scrollLeft + bar.clientWidth < bar.scrollWidth - 1);
  };
  tell();
  const sizes = new ResizeObserver(tell);
  sizes.observe(bar);
  bar.addEventListener("scroll", tell, { passive: true });
  return () => {
    sizes.disconnect();
    bar.removeEventListener("scroll", tell);
  };
}

/** Without scrolling the page. */
function bringIntoView(bar: HTMLElement): void {
  const on = bar.querySelector<HTMLElement>("[aria-current]");
  if (!on) return;
  const [whole, one] = [bar.getBoundingClientRect(), on.getBoundingClientRect()];
  bar.scrollLeft += one.left + one.width / 2 - (whole.left + whole.width / 2);
}
