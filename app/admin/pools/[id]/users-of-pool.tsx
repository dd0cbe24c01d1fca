import Link from "next/link";
import { ShareBars } from "@/components/share-bars";
import { Panel } from "@/components/ui/panel";
import type { UseOfHolders } from "@/lib/floating/use-holders.sql";
import { counted } from "../../licenses/license-words";

const hourMs = 3_600_000;
const seatHours = (ms: number) => Math.round(ms / (hourMs / 10)) / 10;

/** Who used a pool, and which departments: seat hours, the most first. */
export function UsersOfPool({ holders: { count, seatMs: total, most, departments } }: { holders: UseOfHolders }) {
  const row = (key: string, seatMs: number) => ({ key, share: seatMs / total, value: seatHours(seatMs) });
  const rest = (shown: readonly { seatMs: number }[]) => shown.reduce((left, { seatMs }) => left - seatMs, total);
  return (
    <div className="grid content-start gap-4">
      <Panel title="By department" note="seat hours, as people belong now">
        <ShareBars
          label="Use by department"
          head={{ label: "Department", value: "Seat hours" }}
          rows={[
            ...departments.map(({ name, person, seatMs }) => {
              const label = name ?? (person ? "No department" : "Nobody in the directory");
              return { ...row(label, seatMs), label };
            }),
            ...(rest(departments) > 0 ? [{ ...row("others", rest(departments)), label: "Other departments" }] : []),
          ]}
        />
      </Panel>
      <Panel title="By user" note={`${counted(count, "user")}, seat hours`}>
        <ShareBars
          label="Use by user"
          head={{ label: "User", value: "Seat hours" }}
          rows={[
            ...most.map(({ user, personId, person, seatMs, times }) => ({
              ...row(personId ?? user, seatMs),
              label: personId ? (
                <Link className="hover:underline" href={`/admin/people/${personId}`}>
                  {person ?? user}
                </Link>
              ) : (
                user
              ),
              detail: times > 0 ? counted(times, "check-out") : "since before this time",
            })),
            ...(count > most.length
              ? [{ ...row("others", rest(most)), label: counted(count - most.length, "other") }]
              : []),
          ]}
        />
      </Panel>
    </div>
  );
}
