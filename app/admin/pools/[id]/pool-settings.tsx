import { settingsOf } from "@/lib/floating/pool-settings";
import { readParts } from "@/lib/floating/read-parts";
import { asUser } from "@/lib/http/as-user";
import { Facts } from "../../facts";
import { counted } from "../../licenses/license-words";
import { holderRuleWords, span } from "../pool-words";
import { ArchivePool } from "./archive-pool";
import type { PoolDetail } from "./pool-of";
import { SettingsForm } from "./settings-form";

/** What a pool is set to: a form, or of an archived one the facts. */
export async function PoolSettings({ pool }: { pool: PoolDetail }) {
  if (pool.archivedAt)
    return (
      <div className="mt-4">
        <Facts
          facts={[
            ["Part of the seats", pool.seats === null ? "What remained" : counted(pool.seats, "seat")],
            ["One holder is", holderRuleWords[pool.holderRule]],
            ["A lease runs", span(pool.leaseSecondsInForce)],
          ]}
        />
      </div>
    );
  const parts = await asUser(readParts, { licenseId: pool.licenseId, poolId: pool.id });
  const isLast = parts.parts.length + (parts.rest ? 1 : 0) < 2;
  const { id, version, name, leaseSecondsInForce } = pool;
  return (
    <div className="mt-4 grid max-w-[640px] gap-8">
      <SettingsForm
        key={version}
        pool={{
          poolId: id,
          version,
          ...settingsOf(pool),
        }}
        isCounted={pool.capacity !== null}
        part={partWords(parts, id)}
        leaseNow={span(leaseSecondsInForce)}
        inUse={pool.inUse}
      />
      {isLast ? null : <ArchivePool poolId={id} name={name} inUse={pool.inUse} queued={pool.queued} />}
    </div>
  );
}

type Parts = Awaited<ReturnType<typeof readParts.run>>;

/** "The licence has 40 seats; 25 are the part of other pools. Empty: what remains, now 15." */
function partWords({ most, left, rest }: Parts, poolId: string): string {
  const others = most - left;
  const taken = others > 0 ? `; ${others} of them ${others === 1 ? "is" : "are"} the part of other pools` : "";
  const remains =
    rest && rest.id !== poolId
      ? `What no pool has is the part of ${rest.name}.`
      : `Empty: what remains, ${counted(left, "seat")}.`;
  return `The licence has ${counted(most, "seat")}${taken}. ${remains}`;
}
