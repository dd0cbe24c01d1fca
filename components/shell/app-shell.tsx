import type { ReactNode } from "react";
import { TimeZone } from "../reader";
import { Brand } from "./brand";
import { CommandPalette } from "./command-palette";
import { MobileBar } from "./mobile-bar";
import { groupsFor, portals, type PortalName } from "./navigation";
import { PortalSwitch } from "./portal-switch";
import { ProfileMenu } from "./profile-menu";
import { SideNav } from "./side-nav";
import { TabBar } from "./tab-bar";

/** `roles` as the accounts hold them: "ADMIN", "APPROVER". */
export type ShellUser = { name: string; email: string; roles: readonly string[]; organizationName: string };

export type AppShellProps = {
  /** The portal that this layout is for. */
  portal: PortalName;
  /** All that this account may enter: `portalsOf(roles)`. */
  allowed: readonly PortalName[];
  user: ShellUser;
  /** Beside the items of the menu, by their key in `navigation.ts`: `{ licenses: 60, requests: 4 }`. */
  counts?: Partial<Record<string, number>>;
  /** The organisation's time zone: it decides which day an instant falls on. */
  timeZone: string;
  /** A URL that answers `?q=` with `{ items: [{ id, label, detail?, href, group }] }`, for the palette. */
  search?: string;
  signOut(): Promise<void>;
  children: ReactNode;
};

/** The frame of every signed-in page: where one can go, who one is, a search, and the page itself. */
export function AppShell({ portal, allowed, user, counts = {}, timeZone, search, signOut, children }: AppShellProps) {
  const groups = groupsFor(portal, user.roles);
  const switcher = <PortalSwitch current={portal} allowed={allowed} />;
  const menu = <SideNav groups={groups} counts={counts} label={portals[portal].label} />;
  const profile = <ProfileMenu user={user} signOut={signOut} />;
  const onPhone = portal === "admin" || portal === "auditor" ? "menu" : "tabs";
  return (
    <TimeZone timeZone={timeZone}>
      <a
        href="#main"
        className="rounded-control border-line-strong bg-panel focus:shadow-lift fixed top-2 left-2 z-50 -translate-y-16 border px-3 py-2 font-medium focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="min-h-dvh lg:grid lg:grid-cols-[216px_minmax(0,1fr)]">
        <header className="border-line sticky top-0 flex h-dvh flex-col gap-3 overflow-y-auto border-r px-2.5 pt-3.5 pb-2.5 max-lg:hidden">
          <Brand className="px-2 pt-1" />
          {switcher}
          {menu}
          <div className="border-line mt-auto border-t pt-2">{profile}</div>
        </header>
        <MobileBar
          title={portals[portal].label}
          switcher={switcher}
          menu={menu}
          tabs={onPhone === "tabs"}
          profile={profile}
        />
        <main
          id="main"
          tabIndex={-1}
          className="relative max-w-[1240px] px-7 pt-3.5 pb-16 focus:outline-none max-lg:pt-3 max-sm:px-4 max-sm:pb-24"
        >
          <CommandPalette allowed={allowed} current={portal} roles={user.roles} search={search} />
          {children}
        </main>
      </div>
      {onPhone === "tabs" ? <TabBar allowed={allowed} counts={counts} /> : null}
    </TimeZone>
  );
}
