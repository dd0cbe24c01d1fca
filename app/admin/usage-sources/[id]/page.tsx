import Link from "next/link";
import { cache } from "react";
import { Count } from "@/components/count";
import { KeepFresh } from "@/components/keep-fresh";
import { KeyFigures } from "@/components/key-figures";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";
import { readUsageSource } from "@/lib/flexnet/read-usage-source";
import { asUser } from "@/lib/http/as-user";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { History } from "../../history";
import { Freshness } from "../freshness";
import { ArchiveSource } from "./archive-source";
import { CollectorPanel } from "./collector-panel";
import { Coverage } from "./coverage";
import { FeatureTable } from "./feature-table";
import { UserTable } from "./user-table";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

const sourceOf = cache((sourceId: string) => asUser(readUsageSource, { sourceId }));

export async function generateMetadata({ params }: Props) {
  return { title: (await sourceOf((await params).id)).name };
}

export default async function UsageSourcePage({ params, searchParams }: Props) {
  const [{ id }, search] = [await params, await searchParams];
  const source = await sourceOf(id);
  const runtime = currentRuntime();
  const path = `/admin/usage-sources/${id}`;
  const used = source.features.filter(({ checkOuts, denials }) => checkOuts + denials > 0);
  const over = source.features.filter(({ peak, bought }) => bought !== null && peak >= bought && peak > 0);
  const known = source.features.filter(({ bought }) => bought !== null).length;
  const denials = source.features.reduce((sum, feature) => sum + feature.denials, 0);
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Licence servers", href: "/admin/usage-sources" }]}
        title={source.name}
        pill={source.archivedAt ? <StatusPill status="ARCHIVED" /> : <Freshness source={source} now={runtime.now()} />}
        facts={["FlexNet", source.product?.name ?? null, source.timeZone.replaceAll("_", " "), source.vendorDaemon]}
        acts={
          source.archivedAt ? null : (
            <>
              <ArchiveSource sourceId={id} name={source.name} />
              <Button asChild>
                <Link href={`${path}/edit`}>Edit</Link>
              </Button>
              <Button asChild variant="primary">
                <Link href={`${path}/upload`}>Upload a log</Link>
              </Button>
            </>
          )
        }
      />
      <KeepFresh seconds={60} />
      <KeyFigures
        figures={[
          {
            label: "Features used",
            value: <Count value={used.length} />,
            detail: `of ${source.features.length} that it serves`,
          },
          {
            label: "At their limit",
            value: <Count value={over.length} />,
            detail: known > 0 ? "peak reached what was bought" : "nobody has said what was bought",
          },
          {
            label: "Denials",
            value: <Count value={denials} />,
            detail: `in the last ${source.recentDays} days of the log`,
          },
          {
            label: "Names to match",
            value: <Count value={source.unmatchedUsers} />,
            detail: "user names that are nobody’s yet",
            href: `${path}?tab=people`,
          },
        ]}
      />
      <Tabs
        label={source.name}
        tabs={[
          { label: "Features", href: path, count: source.features.length },
          { label: "What is known", href: `${path}?tab=coverage` },
          { label: "User names", href: `${path}?tab=people` },
          { label: "Collector", href: `${path}?tab=collector` },
          { label: "History", href: `${path}?tab=history` },
        ]}
      />
      {search.tab === "coverage" ? (
        <Coverage source={source} />
      ) : search.tab === "people" ? (
        <UserTable sourceId={id} search={search} />
      ) : search.tab === "collector" ? (
        <CollectorPanel source={source} address={runtime.publicUrl} />
      ) : search.tab === "history" ? (
        <History subjectId={id} search={search} path={path} />
      ) : (
        <FeatureTable source={source} />
      )}
    </>
  );
}
