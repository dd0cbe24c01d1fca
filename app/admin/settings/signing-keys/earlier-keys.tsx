import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { listState } from "@/components/table/list-state";
import type { SigningKeyView } from "@/lib/keys/list-signing-keys";
import { EndKey } from "./end-key";
import { ReplaceKeys } from "./replace-keys";
import { signedWords } from "./signed-words";

const columns: readonly Column<SigningKeyView>[] = [
  {
    key: "kid",
    header: "Key id",
    cell: (row) => (
      <code className="font-mono text-sm" title={row.kid}>
        {row.kid.slice(0, 12)}…
      </code>
    ),
  },
  { key: "state", header: "State", card: "aside", cell: (row) => <State signingKey={row} /> },
  {
    key: "signed",
    header: "Signed",
    cell: (row) => (
      <span>
        <DateText value={row.createdAt} /> to {row.retiredAt ? <DateText value={row.retiredAt} /> : "now"}
      </span>
    ),
  },
  { key: "inUse", header: "Still in use of it", cell: (row) => signedWords(row) },
  { key: "reason", header: "Why replaced", cell: (row) => row.retireReason },
];

const acts: Column<SigningKeyView> = {
  key: "acts",
  header: "Acts",
  align: "right",
  hideable: false,
  card: "wide",
  // Stays in its place when nothing is left to do: what was just done is shown in a dialog of it.
  cell: (row) => (
    <span className="flex flex-wrap justify-end gap-2 max-sm:justify-start">
      <ReplaceKeys signingKey={row} />
      {row.state === "VERIFYING" ? <EndKey signingKey={row} /> : null}
    </span>
  ),
};

type EarlierKeysProps = { signingKeys: readonly SigningKeyView[]; mayChange: boolean };

/** Keys that sign no longer, and until when what they signed is accepted. */
export function EarlierKeys({ signingKeys, mayChange }: EarlierKeysProps) {
  return (
    <section className="mt-6">
      <h2 className="font-semibold">Earlier keys</h2>
      <DataTable
        label="Earlier signing keys"
        state={listState("/admin/settings/signing-keys", {})}
        columns={mayChange ? [...columns, acts] : columns}
        rows={signingKeys}
        rowId={(row) => row.id}
        rowName={(row) => `Key ${row.kid.slice(0, 12)}`}
        empty={{ title: "No earlier keys" }}
      />
    </section>
  );
}

function State({ signingKey: { state, verifiesUntil } }: { signingKey: SigningKeyView }) {
  if (state !== "ENDED" && !verifiesUntil) return <StatusPill status="VERIFYING" label="Verifies for ever" tone="ok" />;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {state === "ENDED" ? (
        <StatusPill status="ENDED" label="Verifies no longer" tone="bad" />
      ) : (
        <StatusPill status="VERIFYING" label="Verifies until" tone="warn" />
      )}
      {verifiesUntil ? <DateText value={verifiesUntil} /> : null}
    </span>
  );
}
