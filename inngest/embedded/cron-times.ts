import { Cron } from "croner";

const withZone = /^TZ=(\S+)\s+(.+)$/;

/** The first instant after `from`; UTC unless the expression begins with `TZ=Europe/Paris `. */
export function nextCronInstant(cron: string, from: Date): Date {
  const [, timezone = "UTC", pattern = cron] = withZone.exec(cron.trim()) ?? [];
  const next = new Cron(pattern, { timezone }).nextRun(from);
  if (!next) throw new Error(`The cron expression "${cron}" never comes`);
  return next;
}
