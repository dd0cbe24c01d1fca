import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { Panel } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import type { Meters } from "@/lib/entitlements/read-meters";
import { resetWords } from "../../../feature-words";

/** What was used of metered features in their present periods, and of the tokens of a licence counted by them. */
export function MetersPanel({ meters: { items, tokens } }: { meters: Meters }) {
  if (items.length === 0 && !tokens) return null;
  return (
    <Panel title="Meters" note="All clients of the licence count together">
      <ul className="grid gap-4 sm:grid-cols-2">
        {tokens ? (
          <li>
            <Bar label="Tokens" used={tokens.used} limit={tokens.limit} unit="tokens" />
            <p className="text-muted mt-1 text-sm">
              spent by all features together
              {tokens.resetsAt ? (
                <>
                  ; the next come back <DateText value={tokens.resetsAt} time />
                </>
              ) : null}
            </p>
          </li>
        ) : null}
        {items.map((meter) => (
          <li key={meter.id}>
            <Bar label={meter.name} used={meter.used} limit={meter.limit} unit={meter.unit ?? ""} />
            <p className="text-muted mt-1 text-sm">
              {meter.resetsAt ? (
                <>
                  begins again {resetWords[meter.reset]}, next <DateText value={meter.resetsAt} time />
                </>
              ) : (
                "never begins again: what is released can be used anew"
              )}
              {tokens ? (
                <>
                  {"; "}
                  <Count value={meter.tokens} /> tokens
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Bar({ label, used, limit, unit }: { label: string; used: number; limit: number | null; unit: string }) {
  if (limit !== null) return <Progress label={label} done={used} total={limit} unit={unit} />;
  return (
    <p className="flex justify-between gap-4 text-sm">
      <span>{label}</span>
      <span className="text-muted">
        <Count value={used} /> {unit} used, no limit
      </span>
    </p>
  );
}
