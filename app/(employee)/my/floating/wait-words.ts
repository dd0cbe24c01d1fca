/** "About 9 minutes, by how long a seat is usually kept": an estimate, rounded up, and never more exact than it is. */
export function waitInWords(seconds: number): string {
  return `${roughly(seconds)}, by how long a seat is usually kept`;
}

function roughly(seconds: number): string {
  if (seconds < 60) return "Less than a minute";
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `About ${hours} hours` : `About ${Math.round(hours / 24)} days`;
}

type Place = { license: string; position: number };
type Held = { license: string; isReady: boolean };

/** "Next in the queue", "Number 3 in the queue". */
export const placeInWords = (position: number) =>
  position === 1 ? "Next in the queue" : `Number ${position} in the queue`;

/** What a reader who does not look is told while the page follows the queues: each seat that is ready, and each place. */
export function queueNews(leases: readonly Held[], places: readonly Place[]): string {
  return [
    ...leases.filter(({ isReady }) => isReady).map(({ license }) => `${license}: ready for you.`),
    ...places.map(({ license, position }) => `${license}: ${placeInWords(position).toLowerCase()}.`),
  ].join(" ");
}
