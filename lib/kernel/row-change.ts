import { refuse } from "./refusal";

type Versioned = { version: number; archivedAt: Date | null };

/** The first checks of every change: the row is in use, and it is still the one that the change was made from. */
export function requireUnchanged(row: Versioned, version: number, what: string): void {
  if (row.archivedAt) throw refuse("already-archived", { what });
  if (row.version !== version) throw refuse("changed-meanwhile");
}

/** Whether a change asks for anything that the row does not have already. */
export function differs(row: object, change: object): boolean {
  const current = new Map(Object.entries(row));
  return Object.entries(change).some(
    ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(current.get(field) ?? null),
  );
}

/** The one row that a conditional update touched; none means that somebody else was first. */
export function changedOnce<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw refuse("changed-meanwhile");
  return row;
}

/** A change without the fields that it leaves as they are. */
export function saidIn<Change extends object>(change: Change): Change {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Change;
}
