"use client";

import { Menu, Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import { cn } from "../ui/cn";
import { Sheet, SheetContent, SheetTrigger } from "../ui/sheet";
import { Brand } from "./brand";
import { openPalette } from "./shell-events";

const iconClass = "rounded-control p-2.5 text-muted hover:bg-sunken hover:text-text [&_svg]:size-5";

/** On a narrow screen: the menu, the search and the profile in one bar at the top. */
export function MobileBar({
  title,
  switcher,
  menu,
  tabs,
  profile,
}: {
  title: string;
  switcher: ReactNode;
  menu: ReactNode;
  /** The tab bar at the bottom already leads everywhere on a phone; between phone and desk the menu does. */
  tabs: boolean;
  profile: ReactNode;
}) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <header className="border-line bg-bg sticky top-0 z-30 flex h-[52px] items-center gap-1 border-b px-2.5 lg:hidden">
      {/* Open only on the page where it was opened: going somewhere closes it. */}
      <Sheet open={openAt === pathname} onOpenChange={(open) => setOpenAt(open ? pathname : null)}>
        <SheetTrigger aria-label="Menu" className={cn(iconClass, tabs && "max-sm:hidden")}>
          <Menu aria-hidden="true" />
        </SheetTrigger>
        <SheetContent title={title}>
          <div className="flex flex-col gap-3 px-3 pt-4 pb-6">
            <Brand className="px-2" />
            {switcher}
            {menu}
          </div>
        </SheetContent>
      </Sheet>
      <Brand className="px-1.5" />
      <span className="ml-auto flex items-center">
        <button type="button" aria-label="Search" className={iconClass} onClick={openPalette}>
          <Search aria-hidden="true" />
        </button>
        {profile}
      </span>
    </header>
  );
}
