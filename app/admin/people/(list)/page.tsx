import type { Metadata } from "next";
import Link from "next/link";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { PersonTable } from "../person-table";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const importing = (
    <Button asChild>
      <Link href="/admin/import">Import people</Link>
    </Button>
  );
  const add = (
    <Button asChild variant="primary">
      <Link href="/admin/people/new">Add person</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="People"
        acts={
          <>
            {importing}
            {add}
          </>
        }
      />
      <PersonTable
        path="/admin/people"
        search={await searchParams}
        empty={{
          title: "Nobody yet",
          detail: "Import your people from a spreadsheet, or add the first one by hand.",
          act: (
            <>
              {importing}
              {add}
            </>
          ),
        }}
      />
    </>
  );
}
