import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { CotermForm } from "./coterm-form";

export const metadata: Metadata = { title: "One last day" };

export default async function CotermPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ids = [(await searchParams).id ?? []].flat().slice(0, 100);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Renewals", href: "/admin/renewals" }, { label: "One last day" }]}
        title="One last day"
        facts={["Each licence is charged for the days added, or gets credit for the days taken, at its own price"]}
      />
      {ids.length === 0 ? (
        <EmptyState
          title="Choose licences first"
          act={
            <Button asChild variant="primary">
              <Link href="/admin/renewals">Choose among the renewals</Link>
            </Button>
          }
        >
          Mark the licences that are to end together, then give them one last day.
        </EmptyState>
      ) : (
        <CotermForm licenseIds={ids} />
      )}
    </>
  );
}
