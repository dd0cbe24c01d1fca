import type { Metadata } from "next";
import { DateText } from "@/components/date";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { listState, pageHrefs, type SearchParams } from "@/components/table/list-state";
import { Pagination } from "@/components/ui/pagination";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { countUnreadNotices, listNotices } from "@/lib/notifications/list-notices";
import { MarkAllRead } from "./mark-all-read";
import { NoticeLink } from "./notice-link";
import { noticeHref, noticeInWords } from "./notice-words";

export const metadata: Metadata = { title: "Notices" };

/** What happened to my requests, and what was asked of me: the mails again, for those too who get none. */
export default async function NoticesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listNotices, search);
  const unread = await asUser(countUnreadNotices, {});
  return (
    <>
      <PageHeader
        title="Notices"
        facts={[unread === 0 ? "All read" : `${unread} unread`]}
        acts={unread > 0 ? <MarkAllRead /> : null}
      />
      {page.items.length === 0 ? (
        <EmptyState title="No notices yet">
          When a request of yours is decided, or one waits for you, it is told here and by mail.
        </EmptyState>
      ) : (
        <ul className="divide-line border-line mt-5 max-w-[760px] divide-y border-y">
          {page.items.map((notice) => (
            <li key={notice.id} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2">
              <NoticeLink id={notice.id} href={noticeHref(notice)} isRead={notice.isRead}>
                {noticeInWords(notice)}
              </NoticeLink>
              <span className="text-muted text-sm">
                {notice.isRead ? null : "Unread · "}
                <DateText value={notice.createdAt} recent time />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pagination {...pageHrefs(listState("/my/notices", search), page)} />
    </>
  );
}
