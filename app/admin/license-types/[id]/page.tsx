import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { asUser } from "@/lib/http/as-user";
import { readLicenseType } from "@/lib/licenses/read-license-type";
import { History } from "../../history";
import { allocationWords, counted, termWords } from "../../licenses/license-words";
import { TypeDifferences } from "./type-differences";
import { TypeLicenses } from "./type-licenses";
import { TypeMenu } from "./type-menu";
import { TypeRules } from "./type-rules";

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const typeOf = cache((licenseTypeId: string) => asUser(readLicenseType, { licenseTypeId }));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `${(await typeOf((await params).id)).name} · Licence types` };
}

export default async function LicenseTypePage({ params, searchParams }: PageProps) {
  const type = await typeOf((await params).id);
  const search = await searchParams;
  const path = `/admin/license-types/${type.id}`;
  const { id, name, version, builtIn, archivedAt } = type;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Licence types", href: "/admin/license-types" }]}
        title={name}
        pill={
          archivedAt ? (
            <StatusPill status="ARCHIVED" />
          ) : (
            <Badge tone={builtIn ? "plain" : "ok"}>{builtIn ? "Built in" : "Your own"}</Badge>
          )
        }
        facts={[
          `${allocationWords[type.allocation]}, ${termWords[type.term].toLowerCase()}`,
          counted(type.licenses, "licence"),
          type.differing === 0 ? null : `${type.differing} of them ${type.differing === 1 ? "differs" : "differ"}`,
        ]}
        acts={
          <>
            <TypeMenu type={{ id, name, version, isBuiltIn: builtIn !== null, isArchived: archivedAt !== null }} />
            {archivedAt ? null : (
              <>
                <Button asChild>
                  <Link href={`${path}/edit`}>Edit</Link>
                </Button>
                <Button asChild variant="primary">
                  <Link href={`/admin/licenses/new?type=${id}`}>New licence</Link>
                </Button>
              </>
            )}
          </>
        }
      />
      {type.description ? <p className="text-muted mt-3 max-w-[760px]">{type.description}</p> : null}
      <Tabs
        label={name}
        tabs={[
          { label: "Rules", href: path },
          { label: "Licences", href: `${path}?tab=licenses`, count: type.licenses },
          { label: "Differences", href: `${path}?tab=differences`, count: type.differing },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "licenses" ? (
        <TypeLicenses licenseTypeId={id} search={search} path={path} />
      ) : search.tab === "differences" ? (
        <TypeDifferences type={type} search={search} path={path} />
      ) : search.tab === "history" ? (
        <History subjectId={id} search={search} path={path} />
      ) : (
        <TypeRules type={type} />
      )}
    </>
  );
}
