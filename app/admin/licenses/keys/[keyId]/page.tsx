import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { readKey } from "@/lib/keys/read-key";
import { readLicense } from "@/lib/licenses/read-license";
import { Facts } from "../../../facts";
import { History } from "../../../history";
import { day } from "../../license-columns";
import { keyKindWords, keyStatusPills } from "../../key-words";
import { KeyActs } from "../key-acts";
import { KeyDialogs } from "../key-dialogs";

type PageProps = { params: Promise<{ keyId: string }>; searchParams: Promise<SearchParams> };

const keyOf = cache((keyId: string) => asUser(readKey, { keyId }));

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: `Key ending in ${(await keyOf((await params).keyId)).hint}` };
}

/** One licence key: what it is, for which machine, whether it is in use, and what happened to it. */
export default async function KeyPage({ params, searchParams }: PageProps) {
  const key = await keyOf((await params).keyId);
  const license = await asUser(readLicense, { licenseId: key.licenseId });
  const path = `/admin/licenses/${license.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Licences", href: "/admin/licenses" },
          { label: license.name, href: path },
          { label: "Keys", href: `${path}?tab=keys` },
          { label: `•••• ${key.hint}` },
        ]}
        title={`Key ending in ${key.hint}`}
        pill={<StatusPill {...keyStatusPills[key.status]} />}
        facts={[`${keyKindWords[key.kind]} key`, license.name, key.label]}
        acts={
          <KeyDialogs>
            <KeyActs keyId={key.id} hint={key.hint} inUse={key.revokedAt === null && key.replacedAt === null} />
          </KeyDialogs>
        }
      />
      <Panel className="mt-4" title="Key">
        <Facts
          facts={[
            [
              "Licence",
              <Link key="license" className="link" href={path}>
                {license.name}
              </Link>,
            ],
            ["Issued", <DateText key="issued" value={key.createdAt} time />],
            [
              "Last seen",
              key.lastSeenAt ? <DateText key="seen" value={key.lastSeenAt} recent /> : "never shown by a program",
            ],
            ["Says that it ends on", key.expiresOn && <DateText value={day(key.expiresOn)} />],
            ["Bound to the machine", key.fingerprint && <Code text={`sha256 ${key.fingerprint}`} />],
            [
              "Signed by",
              key.kid && (
                <Link className="link" href="/admin/settings/signing-keys">
                  <Code text={key.kid} />
                </Link>
              ),
            ],
            ["Revoked", key.revokedAt && <DateText value={key.revokedAt} time />],
            ["Why revoked", key.revokeReason],
            ["Replaced", key.replacedAt && <DateText value={key.replacedAt} time />],
            [
              "Replaced by",
              key.replacedById && (
                <Link className="link" href={`/admin/licenses/keys/${key.replacedById}`}>
                  the key after it
                </Link>
              ),
            ],
          ]}
        />
      </Panel>
      <h2 className="mt-6 font-semibold">What happened</h2>
      <History subjectId={key.id} search={await searchParams} path={`/admin/licenses/keys/${key.id}`} />
    </>
  );
}

function Code({ text }: { text: string }) {
  return <code className="font-mono text-sm [overflow-wrap:anywhere]">{text}</code>;
}
