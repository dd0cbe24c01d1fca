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
