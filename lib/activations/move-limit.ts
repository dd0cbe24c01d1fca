const dayLength = 86_400_000;

type Limit = { moveLimit: number | null; movePeriodDays: number };

/**
 * When a unit may move again: null for now, "never" where the licence allows no move. Each move counts for the length of the
 * period (days of 24 hours) after its instant, and no longer.
 */
export function nextMoveAt(
  moves: readonly Date[],
  { moveLimit, movePeriodDays }: Limit,
  now: Date,
): Date | "never" | null {
  if (moveLimit === null) return null;
  if (moveLimit === 0) return "never";
  const free = (move: Date) => new Date(move.getTime() + movePeriodDays * dayLength);
  const counting = moves
    .map(free)
    .filter((at) => at > now)
    .sort((a, b) => a.getTime() - b.getTime());
  return counting.length < moveLimit ? null : (counting[counting.length - moveLimit] ?? null);
}
