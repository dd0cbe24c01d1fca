const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}\.\d{3}Z$/;

/** A value of an event as people read it: "On leave", "yes", a day without its midnight; all else as it was recorded. */
export function recordedInWords(value: string | null): string | null {
  if (value === null) return null;
  if (value === "true") return "yes";
  if (value === "false") return "no";
  const [, day, time] = instant.exec(value) ?? [];
  // Days and instants are written by whoever shows them, in the reader's way and time zone.
  if (day && time) return time === "00:00" ? day : value;
  if (/^[A-Z]{2,}(?:_[A-Z]+)*(?:, [A-Z]{2,}(?:_[A-Z]+)*)*$/.test(value) && !/^[A-Z]{2,3}$/.test(value)) {
    const words = value.toLowerCase().replaceAll("_", " ").replaceAll("license", "licence");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
  return value;
}
