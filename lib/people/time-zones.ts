/** The IANA time zones that this machine knows, for a choice. */
export function timeZones(): string[] {
  return [...Intl.supportedValuesOf("timeZone"), "UTC"];
}

/** Whether a name is an IANA time zone: older names of a zone (Asia/Calcutta) too, a bare offset (+02:00) not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
