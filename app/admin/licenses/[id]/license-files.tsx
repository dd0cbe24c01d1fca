import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { isUsable, stateInWords } from "@/lib/licenses/license-state";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { fileChoices } from "@/lib/offline/file-choices";
import { listFiles, type FileView } from "@/lib/offline/list-files";
import { fileKindWords, fileStatePills, revokedWords } from "../file-words";
import { GiveFile } from "./give-file";

const columns: readonly Column<FileView>[] = [
  { key: "kind", header: "File", cell: (row) => fileKindWords[row.kind] },
  {
    key: "state",
    header: "State",
    card: "aside",
    cell: (row) => (
      <span className="flex flex-wrap items-center gap-x-2">
        <StatusPill {...fileStatePills[row.state]} />
        {row.state === "REVOKED" && row.revokedBecause ? (
          <span className="text-muted text-sm">{revokedWords[row.revokedBecause]}</span>
        ) : null}
      </span>
    ),
  },
  { key: "machine", header: "Machine", cell: (row) => row.machine?.name ?? null },
  {
    key: "key",
    header: "Key",
    cell: (row) =>
      row.key && (
        <Link className="link font-mono text-sm" href={`/admin/licenses/keys/${row.key.id}`}>
          …{row.key.hint}
        </Link>
      ),
  },
  { key: "encrypted", header: "Encrypted", cell: (row) => (row.encrypted ? "yes" : "no") },
  {
    key: "issuedAt",
    header: "Given out",
    sortable: true,
    cell: (row) => <DateText value={row.issuedAt} recent />,
  },
  { key: "expiresAt", header: "Good until", sortable: true, cell: (row) => <DateText value={row.expiresAt} time /> },
  {
    key: "sha256",
    header: "SHA-256",
    optional: true,
    cell: (row) => <code className="font-mono text-sm">{row.sha256.slice(0, 16)}…</code>,
  },
];

type Props = { license: LicenseDetail; search: SearchParams; path: string };

/** The files given out of a licence, and the two ways to give out another. */
export async function LicenseFiles({ license, search, path }: Props) {
  const page = await asUserList(listFiles, search, { licenseId: license.id });
  const choices = await asUser(fileChoices, { licenseId: license.id });
  const whyNot = whyNoFile(license);
  const acts = whyNot ? null : (
    <>
      {license.allocation === "NODE_LOCKED" ? (
        <Button asChild>
          <Link href={`${path}/offline`}>Answer a request file</Link>
        </Button>
      ) : null}
      <GiveFile licenseId={license.id} licenseName={license.name} choices={choices} />
    </>
  );
  return (
    <>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-muted text-sm">
          {whyNot ?? "For programs and machines that are not always on the network."}
        </p>
        {/* Always in this place, so that a dialog stays open while the list behind it fills. */}
        <div className="flex flex-wrap gap-2">{acts}</div>
      </div>
      <DataTable
        label="Files"
        state={listState(path, search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => fileKindWords[row.kind]}
        count={page.total}
        exportPath={`${path}/files.csv`}
        filters={[
          {
            key: "state",
            label: "State",
            kind: "choice",
            options: Object.entries(fileStatePills).map(([value, { label }]) => ({ value, label })),
          },
          {
            key: "kind",
            label: "File",
            kind: "choice",
            options: Object.entries(fileKindWords).map(([value, label]) => ({ value, label })),
          },
        ]}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No files given out",
          detail: "A signed file lets a program run without asking, until the day that the file says.",
        }}
      />
    </>
  );
}

/** Why a licence gives out no file now. */
export function whyNoFile({ archivedAt, deployment, state, term, expiryBehavior }: LicenseDetail): string | null {
  if (archivedAt) return "The licence is archived: no file of it is given out.";
  if (deployment === "CLOUD")
    return "This licence is deployed in the cloud: programs validate online. Edit it to be hybrid or on-premises to give out files.";
  const goesOn = state === "EXPIRED" && term !== "TRIAL" && ["MAINTAIN", "ALLOW"].includes(expiryBehavior);
  return isUsable(state) || goesOn ? null : `The licence is ${stateInWords[state]}: no file of it is given out.`;
}
