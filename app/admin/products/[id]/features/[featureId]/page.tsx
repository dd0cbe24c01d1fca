import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { readFeature } from "@/lib/catalog/read-feature";
import { readProduct } from "@/lib/catalog/read-product";
import { asUser } from "@/lib/http/as-user";
import { ArchiveAct } from "../../../../archive-act";
import { Facts } from "../../../../facts";
import { kindWords } from "../../../../feature-words";
import { History } from "../../../../history";
import { archiveFeatureAction, restoreFeatureAction } from "../actions";
import { FeatureForm } from "../feature-form";

type Params = { params: Promise<{ id: string; featureId: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await asUser(readFeature, { featureId: (await params).featureId })).name };
}

export default async function FeaturePage({ params, searchParams }: Params) {
  const { id: productId, featureId } = await params;
  const feature = await asUser(readFeature, { featureId });
  if (feature.productId !== productId) notFound();
  const product = await asUser(readProduct, { productId });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Products", href: "/admin/products" },
          { label: product.name, href: `/admin/products/${productId}` },
          { label: "Features", href: `/admin/products/${productId}?tab=features` },
          { label: feature.name },
        ]}
        title={feature.name}
        pill={feature.archivedAt ? <StatusPill status="ARCHIVED" /> : null}
        facts={[
          kindWords[feature.kind],
          <code key="code" className="font-mono text-sm">
            {feature.code}
          </code>,
        ]}
        acts={
          <ArchiveAct
            archived={feature.archivedAt !== null}
            name={feature.name}
            what="feature"
            effect="No licence may be granting it."
            archive={archiveFeatureAction.bind(null, { featureId })}
            restore={restoreFeatureAction.bind(null, { featureId })}
          />
        }
      />
      {feature.archivedAt ? (
        <Facts facts={[["Description", feature.description]]} />
      ) : (
        <FeatureForm productId={productId} feature={feature} />
      )}
      <h2 className="mt-6 font-semibold">What happened</h2>
      <History
        subjectId={featureId}
        search={await searchParams}
        path={`/admin/products/${productId}/features/${featureId}`}
      />
    </>
  );
}
