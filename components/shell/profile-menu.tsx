"use client";

import { ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { useReader } from "../reader";
import { themes, type Theme } from "../theme";
import { Avatar } from "../ui/avatar";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";
import type { ShellUser } from "./app-shell";

const themeWords: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };
const inWords = (role: string) => role.charAt(0).toUpperCase() + role.slice(1).toLowerCase();

export function ProfileMenu({ user, signOut }: { user: ShellUser; signOut(): Promise<void> }) {
  const { theme, setTheme } = useReader();
  const [pending, start] = useTransition();
  const roles = user.roles.map(inWords).join(", ");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger className="hover:bg-sunken flex w-full items-center gap-2.5 rounded-[6px] px-1.5 py-1.5 text-left max-lg:w-auto max-lg:p-1.5">
        <Avatar name={user.name} />
        <span className="min-w-0 flex-1 text-[12.5px] leading-[17px] max-lg:sr-only">
          <span className="block truncate font-medium">{user.name}</span>
          <span className="text-muted block truncate">
            {roles} · {user.organizationName}
          </span>
        </span>
        <ChevronsUpDown aria-hidden="true" className="text-faint size-3.5 shrink-0 max-lg:hidden" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-[228px]">
        <div className="px-2.5 py-1.5">
          <p className="truncate font-medium">{user.name}</p>
          <p className="text-muted truncate">{user.email}</p>
          <p className="text-muted">
            {roles} at {user.organizationName}
          </p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Colours</DropdownMenuLabel>
        <DropdownMenuRadioGroup
          value={theme}
          onValueChange={(value) => setTheme(themes.find((one) => one === value) ?? "system")}
        >
          {themes.map((one) => (
            <DropdownMenuRadioItem key={one} value={one} onSelect={(event) => event.preventDefault()}>
              {themeWords[one]}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/profile">Profile</Link>
        </DropdownMenuItem>
        <DropdownMenuItem disabled={pending} onSelect={() => start(() => signOut())}>
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
