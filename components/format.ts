const cached = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${locale}${JSON.stringify(options)}`;
  const known = cached.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const made = new Intl.NumberFormat(locale, options);
  cached.set(key, made);
  return made;
}
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${locale}${JSON.stringify(options)}`;
  const known = cached.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  cached.set(key, made);
  return made;
}

export function formatNumber(value: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** `share` is a part of one: 0.125 → "13 %" or "13%", as the locale writes it. */
export function formatPercent(share: number, locale: string): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: share > 0 && share < 0.01 ? 1 : 0 }).format(
    share,
  );
}

/** How many decimals the currency has: EUR 2, JPY 0, KWD 3. */
function currencyExponent(currency: string): number {
  return numberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `amount` in minor units. Formatted from a decimal string, since a large amount divided by 100 may not be exact. */
export function formatMoney(
  amount: number,
  currency: string,
  locale: string,
  options: { round?: boolean } = {},
): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(Math.trunc(amount))).padStart(exponent + 1, "0");
  const whole = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
  const decimal = `${amount < 0 ? "-" : ""}${whole}`;
  return numberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    ...(options.round ? { maximumFractionDigits: 0 } : {}),
  }).format(decimal as Intl.StringNumericLiteral);
}

export type Instant = string | number | Date;
const dateOnly = /^\d{4}-\d{2}-\d{2}$/;

function partsOf(date: Date, options: Intl.DateTimeFormatOptions) {
  const parts = dateFormat("en-US", { ...options, hourCycle: "h23" }).formatToParts(date);
  return (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
}

/** "12 Mar 2027" in every kind of English, which reads the same on both sides of an ocean; other languages in their own way. */
export function formatDate(value: Instant, locale: string, timeZone: string): string {
  const date = new Date(value);
  const zone = typeof value === "string" && dateOnly.test(value) ? "UTC" : timeZone;
  if (!locale.startsWith("en")) return dateFormat(locale, { dateStyle: "medium", timeZone: zone }).format(date);
  const part = partsOf(date, { day: "numeric", month: "short", year: "numeric", timeZone: zone });
  return `${part("day")} ${part("month")} ${part("year")}`;
}

/** "12 Mar": a day of a year that goes without saying. */
export function formatDay(value: Instant, locale: string, timeZone: string): string {
  const date = new Date(value);
  const zone = typeof value === "string" && dateOnly.test(value) ? "UTC" : timeZone;
  if (!locale.startsWith("en"))
    return dateFormat(locale, { day: "numeric", month: "short", timeZone: zone }).format(date);
  const part = partsOf(date, { day: "numeric", month: "short", timeZone: zone });
  return `${part("day")} ${part("month")}`;
}

export function formatTime(value: Instant, locale: string, timeZone: string): string {
  return dateFormat(locale.startsWith("en") ? "en-GB" : locale, { timeStyle: "short", timeZone }).format(
    new Date(value),
  );
}

/** The exact instant, to the second, with its zone. */
export function formatInstant(value: Instant, locale: string, timeZone: string): string {
  const date = new Date(value);
  const time = dateFormat(locale.startsWith("en") ? "en-GB" : locale, { timeStyle: "long", timeZone }).format(date);
  return `${formatDate(date, locale, timeZone)}, ${time}`;
}

const week = 7 * 24 * 60 * 60 * 1000;

/** "3 min ago" for the last week, otherwise nothing: older things are better told by their date. */
export function formatRecent(value: Instant, now: number, locale: string): string | null {
  const age = now - new Date(value).getTime();
  if (age < -60_000 || age >= week) return null;
  const minutes = Math.floor(age / 60_000);
  if (minutes < 1) return "just now";
  const format = new Intl.RelativeTimeFormat(locale.startsWith("en") ? "en" : locale, {
    numeric: "auto",
    style: "short",
  });
  if (minutes < 60) return format.format(-minutes, "minute").replace(".", "");
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return format.format(-hours, "hour").replace(".", "");
  return format.format(-Math.floor(hours / 24), "day");
}
