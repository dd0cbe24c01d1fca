import { quoted, type Reading } from "./reading";
import { currencyCode, type DecimalMark } from "./schema";

export interface Money {
  /** Minor units: cents for EUR, yen for JPY. */
  amount: number;
  currency: string;
}

const spaces = /[\s\u00a0\u202f]/g;
const symbolCurrencies: Record<string, readonly string[]> = {
  $: ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "BRL", "ARS", "CLP", "COP"],
  "€": ["EUR"],
  "£": ["GBP", "EGP", "GIP", "FKP", "SHP"],
  "¥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₩": ["KRW"],
  "₺": ["TRY"],
  zł: ["PLN"],
  kr: ["SEK", "NOK", "DKK", "ISK"],
};

/** Reads an amount digit by digit into minor units: no floating point comes near it. */
export function parseMoney(
  text: string,
  options: { currency: string | null; decimalMark: DecimalMark | null },
): Reading<Money> {
  if (/^\(.*\)$/.test(text) || /-/.test(text) || /−/.test(text))
    return { error: `${quoted(text)} is a negative amount; a cost is zero or more.` };
  const { currency, digits, error } = splitCurrency(text.replaceAll(spaces, " "), options.currency);
  if (error) return { error };
  if (!currency) return { error: `${quoted(text)} names no currency; choose one in the options.` };
  const parts = splitNumber(digits, options.decimalMark);
  if ("error" in parts) return { error: parts.error(text) };

  const places = minorUnitDigits(currency);
  const fraction = parts.value.fraction.replace(/0+$/, "");
  if (fraction.length > places) {
    return { error: `${quoted(text)} has more decimals than ${currency} (${places === 0 ? "none" : places}).` };
  }
  const amount = Number(parts.value.whole + fraction.padEnd(places, "0"));
  return Number.isSafeInteger(amount)
    ? { value: { amount, currency } }
    : { error: `${quoted(text)} is too large an amount.` };
}

function splitCurrency(
  text: string,
  chosen: string | null,
): { currency: string | null; digits: string; error?: string } {
  const [, before = "", digits = "", after = ""] = /^([^\d.,]*)([\d.,' ’]*?)([^\d.,]*)$/.exec(text.trim()) ?? [];
  const mark = (before + after).replaceAll(/[ .]/g, "");
  if (!digits) return { currency: null, digits, error: `${quoted(text)} is not an amount.` };
  if (mark === "") return { currency: chosen, digits };
  const [symbol] = Object.keys(symbolCurrencies).filter((candidate) => mark.toLowerCase() === candidate);
  const code = currencyCode.safeParse(mark.replace("$", "")).data;
  if (code) return { currency: code, digits };
  if (!symbol) return { currency: null, digits, error: `${quoted(text)} is not an amount.` };
  const meant = symbolCurrencies[symbol] ?? [];
  if (chosen && !meant.includes(chosen))
    return {
      currency: null,
      digits,
      error: `${quoted(text)} is not in ${chosen}, the currency chosen for this import.`,
    };
  return { currency: chosen ?? (meant.length === 1 ? (meant[0] ?? null) : null), digits };
}

type NumberParts = { value: { whole: string; fraction: string } } | { error: (text: string) => string };
const notAnAmount = { error: (text: string) => `${quoted(text)} is not an amount.` };

/** Tells the decimal mark from the mark between thousands. One mark before three digits can be either. */
function splitNumber(text: string, decimalMark: DecimalMark | null): NumberParts {
  const digits = text.trim().replaceAll(/[ '’]/g, "");
  const marks = [...digits].filter((char) => char === "." || char === ",");
  if (marks.length === 0) return { value: { whole: digits, fraction: "" } };
  const last = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const lastMark = digits[last];
  const tail = digits.length - last - 1;
  const repeated = marks.filter((mark) => mark === lastMark).length > 1;
  const mixed = new Set(marks).size > 1;

  if (decimalMark === null && !repeated && !mixed && tail === 3 && last > 0 && !digits.startsWith("0")) {
    return {
      error: (original) =>
        `${quoted(original)} can be read as thousands or as decimals; choose the decimal mark in the options.`,
    };
  }
  const hasFraction = decimalMark === null ? !repeated : lastMark === decimalMark && !repeated;
  const whole = hasFraction ? digits.slice(0, last) : digits;
  const fraction = hasFraction ? digits.slice(last + 1) : "";
  if (hasFraction && lastMark && whole.includes(lastMark)) return notAnAmount;
  if (
    !/^(\d+|\d{1,3}([.,]\d{3})+)?$/.test(whole) ||
    (/\./.test(whole) && /,/.test(whole)) ||
    (whole === "" && fraction === "")
  )
    return notAnAmount;
  return { value: { whole: whole.replaceAll(/[.,]/g, "") || "0", fraction } };
}

export function minorUnitDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The decimal mark that the samples prove, or null. */
export function guessDecimalMark(samples: readonly string[]): DecimalMark | null {
  const proven = new Set<DecimalMark>();
  for (const sample of samples) {
    const [, mark] = /([.,])\d{1,2}\D*$/.exec(sample) ?? [];
    if (mark === "." || mark === ",") proven.add(mark);
    const [, grouping] = /\d([.,])\d{3}[.,]\d/.exec(sample) ?? [];
    if (grouping) proven.add(grouping === "," ? "." : ",");
  }
  const [only] = proven;
  return proven.size === 1 && only ? only : null;
}

/** The currency that the samples name by code or by an unmistakable sign. */
export function guessCurrency(samples: readonly string[]): string | null {
  const named = new Set<string>();
  for (const sample of samples) {
    const { currency } = splitCurrency(sample, null);
    if (currency) named.add(currency);
  }
  const [only] = named;
  return named.size === 1 && only ? only : null;
}
