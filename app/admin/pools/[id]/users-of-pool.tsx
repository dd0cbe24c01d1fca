import Link from "next/link";
import { ShareBars } from "@/components/share-bars";
import { Panel } from "@/components/ui/panel";
import type { UseOfHolder } from "@/lib/floating/pool-use.sql";
import { counted } from "../../licenses/license-words";

const mostShown = 15;
const hourMs = 3_600_000;
const seatHours = (ms: number) => Math.round(ms / (hourMs / 10)) / 10;

/** Who used a pool, and which departments: seat hours, the most first. */
export function UsersOfPool({ holders }: { holders: readonly UseOfHolder[] }) {
  const total = holders.reduce((sum, { seatMs }) => sum + seatMs, 0);
  const departments = new Map<string, number>();
  for (const { department, personId, seatMs } of holders) {
    const name = department ?? (personId ? "No department" : "Nobody in the directory");
    departments.set(name, (departments.get(name) ?? 0) + seatMs);
  }
  const rest = holders.slice(mostShown);
  const row = (key: string, seatMs: number) => ({ key, share: seatMs / total, value: seatHours(seatMs) });
  return (
    <div className="grid content-start gap-4">
      <Panel title="By department" note="seat hours, as people belong now">
        <ShareBars
          label="Use by department"
          head={{ label: "Department", value: "Seat hours" }}
          rows={[...departments]
            .sort(([, a], [, b]) => b - a)
            .slice(0, mostShown)
            .map(([name, seatMs]) => ({ ...row(name, seatMs), label: name }))}
        />
      </Panel>
      <Panel title="By user" note={`${counted(holders.length, "user")}, seat hours`}>
        <ShareBars
          label="Use by user"
          head={{ label: "User", value: "Seat hours" }}
          rows={[
            ...holders.slice(0, mostShown).map(({ user, personId, person, seatMs, times }) => ({
              ...row(personId ?? user, seatMs),
              label: personId ? (
                <Link className="hover:underline" href={`/admin/people/${personId}`}>
                  {person ?? user}
                </Link>
              ) : (
                user
              ),
              detail: counted(times, "check-out"),
            })),
            ...(rest.length > 0
              ? [
                  {
                    ...row(
                      "others",
                      rest.reduce((sum, { seatMs }) => sum + seatMs, 0),
                    ),
                    label: `${counted(rest.length, "other")}`,
                  },
                ]
              : []),
          ]}
        />
      </Panel>
    </div>
  );
}
