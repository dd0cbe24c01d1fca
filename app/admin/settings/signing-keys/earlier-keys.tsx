import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { Table } from "@/components/ui/table";
import type { SigningKeyView } from "@/lib/keys/list-signing-keys";
import { EndKey } from "./end-key";
import { ReplaceKeys } from "./replace-keys";
import { signedWords } from "./signed-words";

/** Keys that sign no longer, and until when what they signed is accepted. */
export function EarlierKeys({
  signingKeys,
  mayChange,
}: {
  signingKeys: readonly SigningKeyView[];
  mayChange: boolean;
}) {
  return (
    <section className="mt-6">
      <h2 className="font-semibold">Earlier keys</h2>
      <Table aria-label="Earlier signing keys" className="mt-2">
        <thead>
          <tr>
            <th scope="col">Key id</th>
            <th scope="col">State</th>
            <th scope="col">Signed</th>
            <th scope="col">Still in use of it</th>
            <th scope="col">Why replaced</th>
            {mayChange ? <th scope="col">Acts</th> : null}
          </tr>
        </thead>
        <tbody>
          {signingKeys.map((key) => (
            <tr key={key.id}>
              <td>
                <code className="font-mono text-sm" title={key.kid}>
                  {key.kid.slice(0, 12)}…
                </code>
              </td>
              <td>
                <State signingKey={key} />
              </td>
              <td>
                <DateText value={key.createdAt} /> to {key.retiredAt ? <DateText value={key.retiredAt} /> : "now"}
              </td>
              <td>{signedWords(key)}</td>
              <td className="max-w-[32ch]">{key.retireReason}</td>
              {mayChange ? (
                <td>
                  <span className="flex flex-wrap gap-2">
                    {key.keys > 0 ? <ReplaceKeys signingKey={key} /> : null}
                    {key.state === "VERIFYING" ? <EndKey signingKey={key} /> : null}
                  </span>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function State({ signingKey: { state, verifiesUntil } }: { signingKey: SigningKeyView }) {
  if (state === "ENDED")
    return (
      <span className="flex flex-wrap items-center gap-x-2">
        <StatusPill status="ENDED" label="Verifies no longer" tone="bad" />
        {verifiesUntil ? <DateText value={verifiesUntil} /> : null}
      </span>
    );
  return verifiesUntil ? (
    <span className="flex flex-wrap items-center gap-x-2">
      <StatusPill status="VERIFYING" label="Verifies" tone="warn" />
      <span>
        until <DateText value={verifiesUntil} />
      </span>
    </span>
  ) : (
    <StatusPill status="VERIFYING" label="Verifies for ever" tone="ok" />
  );
}
