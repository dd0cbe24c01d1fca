"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Not modal: the page behind stays readable and scrolls. */
export function DropdownMenu({ children }: { children: ReactNode }) {
  return <Radix.Root modal={false}>{children}</Radix.Root>;
}
export const DropdownMenuTrigger = Radix.Trigger;
export const DropdownMenuRadioGroup = Radix.RadioGroup;

export const floatingClass = "z-50 animate-rise rounded-panel border border-line bg-panel p-1 text-sm shadow-lift";
const itemClass =
  "flex min-h-8 cursor-default items-center gap-2 rounded-[6px] px-2.5 py-1 outline-none select-none data-[disabled]:text-faint data-[highlighted]:bg-sunken max-sm:min-h-10 [&_svg]:size-4 [&_svg]:text-muted";

export function DropdownMenuContent({ className, align = "end", ...props }: ComponentProps<typeof Radix.Content>) {
  // A menu is no landmark of its own, so it opens within the page's main one.
  return (
    <Radix.Portal container={typeof document === "undefined" ? null : document.querySelector("main")}>
      <Radix.Content
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={cn(floatingClass, "min-w-[180px]", className)}
        {...props}
      />
    </Radix.Portal>
  );
}

/** `asChild` with a Link inside for navigation; `danger` stands last, after a separator. */
export function DropdownMenuItem({
  className,
  danger,
  ...props
}: ComponentProps<typeof Radix.Item> & { danger?: boolean }) {
  return (
    <Radix.Item className={cn(itemClass, danger && "text-bad data-[highlighted]:bg-bad-soft", className)} {...props} />
  );
}

export function DropdownMenuRadioItem({ className, children, ...props }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(itemClass, "pr-8", className)} {...props}>
      {children}
      <Radix.ItemIndicator className="absolute right-3">
        <Check aria-hidden="true" />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn("text-muted px-2.5 py-1 text-xs", className)} {...props} />;
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className="bg-line -mx-1 my-1 h-px" />;
}
