import Link from "next/link";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Tabs } from "@/components/ui/tabs";
import { readAccount } from "@/lib/auth/read-account";
import { asUser } from "@/lib/http/as-user";
import { Facts } from "../../../facts";
import { History } from "../../../history";
import { AccountActs } from "./account-acts";
import { RoleSwitches } from "./role-switches";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props) {
  return { title: (await asUser(readAccount, { accountId: (await params).id })).name };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  const account = await asUser(readAccount, { accountId: id });
  const path = `/admin/settings/accounts/${id}`;
  const { name, state, own, changeable, readerIsOwner } = account;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Accounts", href: "/admin/settings/accounts" }]}
        title={name}
        pill={<StatusPill status={state} />}
        facts={[account.email, own ? "your own account" : null]}
      />
      <Tabs
        label={name}
        tabs={[
          { label: "Account", href: path },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "history" ? (
        <History subjectId={id} path={path} search={search} />
      ) : (
        <div className="mt-5 grid gap-7">
          <AccountActs
            account={{ id, name, state, own, changeable, invitationOpen: account.invitationEndsAt !== null }}
          />
          <RoleSwitches
            account={{ id, name, changeable, readerIsOwner }}
            held={account.roles.map(({ role, until }) => ({ role, lastDay: lastDayOf(until) }))}
          />
          <Facts
            facts={[
              [
                "Person",
                account.person && (
                  <Link key="person" className="link" href={`/admin/people/${account.person.id}`}>
                    {account.person.displayName}
                  </Link>
                ),
              ],
              [
                "Last sign-in",
                account.lastSignInAt && <DateText key="last" value={account.lastSignInAt} recent time />,
              ],
              [
                "Invitation works until",
                account.invitationEndsAt && <DateText key="until" value={account.invitationEndsAt} time />,
              ],
              ["Created", <DateText key="created" value={account.createdAt} />],
            ]}
          />
        </div>
      )}
    </>
  );
}

/** A grant ends at the first instant after its last day. */
function lastDayOf(until: Date | null): string | null {
  return until === null ? null : new Date(until.getTime() - 1).toISOString();
}
