"use client";

import { Command as Cmdk } from "cmdk";
import { Search } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export function Command({ className, ...props }: ComponentProps<typeof Cmdk>) {
  return <Cmdk className={cn("flex flex-col overflow-hidden", className)} {...props} />;
}

export function CommandInput({ className, ...props }: ComponentProps<typeof Cmdk.Input>) {
  return (
    <div className="border-line flex items-center gap-2.5 border-b px-3.5">
      <Search className="text-muted size-4 shrink-0" aria-hidden="true" />
      <Cmdk.Input
        className={cn(
          "placeholder:text-faint h-11 w-full bg-transparent text-base outline-none max-sm:text-[16px]",
          className,
        )}
        {...props}
      />
    </div>
  );
}

export function CommandList({ className, ...props }: ComponentProps<typeof Cmdk.List>) {
  return <Cmdk.List className={cn("max-h-[340px] scroll-py-1 overflow-y-auto p-1", className)} {...props} />;
}

export function CommandGroup({ heading, children }: { heading?: ReactNode; children: ReactNode }) {
  return (
    <Cmdk.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs"
    >
      {children}
    </Cmdk.Group>
  );
}

export function CommandItem({ className, ...props }: ComponentProps<typeof Cmdk.Item>) {
  return (
    <Cmdk.Item
      className={cn(
        "data-[selected=true]:bg-sunken flex min-h-9 cursor-pointer items-center justify-between gap-3 rounded-[6px] px-2.5 py-1 text-sm",
        className,
      )}
      {...props}
    />
  );
}

export function CommandEmpty({ children }: { children: ReactNode }) {
  return <Cmdk.Empty className="text-muted px-3 py-6 text-center text-sm">{children}</Cmdk.Empty>;
}
