/** "About 9 minutes, as seats came back lately": an estimate, rounded up, and never more exact than it is. */
export function waitInWords(seconds: number): string {
  if (seconds < 60) return "Less than a minute, as seats came back lately";
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 120) return `About ${minutes} ${minutes === 1 ? "minute" : "minutes"}, as seats came back lately`;
  return `About ${Math.round(minutes / 60)} hours, as seats came back lately`;
}
