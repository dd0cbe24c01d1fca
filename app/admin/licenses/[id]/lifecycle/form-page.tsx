import type { ReactNode } from "react";
import { PageHeader } from "@/components/page-header";
import { asUser } from "@/lib/http/as-user";
import { readLifecycle, type Lifecycle } from "@/lib/lifecycle/read-lifecycle";
import { stateSentence } from "./state-sentence";

type FormPageProps = {
  params: Promise<{ id: string }>;
  title: string;
  children(lifecycle: Lifecycle): ReactNode | Promise<ReactNode>;
};

/** A page with one act on the term of a licence, under what its state is. */
export async function FormPage({ params, title, children }: FormPageProps) {
  const lifecycle = await asUser(readLifecycle, { licenseId: (await params).id });
  const path = `/admin/licenses/${lifecycle.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: lifecycle.name, href: path },
          { label: "Lifecycle", href: `${path}?tab=lifecycle` },
          { label: title },
        ]}
        title={title}
        facts={[lifecycle.name, stateSentence(lifecycle)]}
      />
      {await children(lifecycle)}
    </>
  );
}
