import type { ReactNode } from "react";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Panel } from "@/components/ui/panel";
import type { Standing } from "@/lib/entitlements/period";
import { GrantSwitch } from "./grant-switch";
import { periodDays, type Days } from "./period-days";
import { PeriodText } from "./period-text";
import { StandingPill } from "./standing-pill";
import { WithdrawAct, type Withdrawn } from "./withdraw-act";

type Granted = { id: string; startsAt: Date | null; endsAt: Date | null; standing: Standing; enabled: boolean };

type GrantTableProps<Row> = {
  title: string;
  note: string;
  /** What the rows are, for screen readers. */
  label: string;
  of: Withdrawn;
  rows: readonly Row[];
  /** What is granted; its period, state and acts follow. */
  columns: readonly CardColumn<Row>[];
  nameOf(row: Row): string;
  canChange: boolean;
  timeZone: string;
  edit(row: Row, days: Days): ReactNode;
  /** In place of the rows where there are none. */
  empty: ReactNode;
  /** The act that adds one. */
  add: ReactNode;
};

/** What a licence was given of one kind: features, add-ons, or exceptions. */
export function GrantTable<Row extends Granted>(props: GrantTableProps<Row>) {
  const { title, note, label, of, rows, columns, nameOf, canChange, timeZone, edit, empty, add } = props;
  const shared: readonly CardColumn<Row>[] = [
    {
      key: "period",
      header: "Period",
      cell: (row) => (row.startsAt || row.endsAt ? <PeriodText {...periodDays(row, timeZone)} /> : null),
    },
    { key: "state", header: "State", card: "aside", cell: (row) => <StandingPill standing={row.standing} /> },
  ];
  const acts: readonly CardColumn<Row>[] = [
    {
      key: "on",
      header: "On",
      cell: (row) =>
        of === "override" ? null : <GrantSwitch of={of} id={row.id} name={nameOf(row)} enabled={row.enabled} />,
    },
    {
      key: "acts",
      header: "Acts",
      quiet: true,
      align: "right",
      card: "acts",
      cell: (row) => (
        <>
          {edit(row, periodDays(row, timeZone))}
          <WithdrawAct of={of} id={row.id} name={nameOf(row)} />
        </>
      ),
    },
  ];
  return (
    <Panel title={title} note={note}>
      {rows.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : (
        <CardTable
          label={label}
          rows={rows}
          rowId={({ id }) => id}
          columns={[...columns, ...shared, ...(canChange ? acts : [])]}
        />
      )}
      {canChange && add ? <div className="mt-3">{add}</div> : null}
    </Panel>
  );
}
