import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { counted } from "../licenses/license-words";
import { apiGroups, type ApiGroup } from "./api-operations";
import { findOperations } from "./find-operations";
import { OperationRows } from "./operation-rows";

export const metadata: Metadata = { title: "API" };

export default async function ApiPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const q = [(await searchParams).q].flat()[0] ?? "";
  const groups = findOperations(apiGroups(), q);
  const count = groups.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <>
      <PageHeader
        title="API"
        facts={[
          counted(count, "operation"),
          <a key="document" className="link" href="/api/v1/openapi.json">
            OpenAPI 3.1
          </a>,
          <Link key="problems" className="link" href="/problems">
            Problems
          </Link>,
        ]}
      />
      <form role="search" className="mt-4 flex items-end gap-2">
        <Field label="Search the operations" hideLabel className="w-full max-w-[420px]">
          <Input type="search" name="q" defaultValue={q} placeholder="Search by name, address or field" />
        </Field>
        <Button type="submit">Search</Button>
      </form>
      {groups.length === 0 ? (
        <EmptyState
          title={`No operation has “${q}”`}
          act={
            <Button asChild>
              <Link href="/admin/api">Show all</Link>
            </Button>
          }
        >
          Names, addresses and fields are searched; try one word.
        </EmptyState>
      ) : (
        groups.map((group) => <GroupRows key={group.key} group={group} />)
      )}
    </>
  );
}

function GroupRows({ group }: { group: ApiGroup }) {
  const whole = apiGroups().find(({ key }) => key === group.key) ?? group;
  return (
    <section aria-labelledby={`group-${group.key}`} className="mt-6">
      <h2 id={`group-${group.key}`} className="font-semibold">
        <Link className="hover:underline" href={`/admin/api/${group.key}`}>
          {group.title}
        </Link>
      </h2>
      <OperationRows group={whole} operations={group.operations} label={group.title} />
    </section>
  );
}
