import { quoted, type Reading } from "./reading";
import type { DateOrder } from "./schema";

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/;
const numeric = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T]\d{1,2}:\d{2}.*)?$/;
const twoDigitYear = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/;
const spokenDayFirst = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})$/i;
const spokenMonthFirst = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const excelDayNumber = /^[1-9]\d{4}(?:\.0+)?$/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day of the calendar as YYYY-MM-DD. Which of 03/04/2026 is the month only the person who imports can say. */
export function parseDate(text: string, order: DateOrder | null): Reading<string> {
  const [, isoYear, isoMonth, isoDay] = iso.exec(text) ?? compact.exec(text) ?? [];
  if (isoYear) return calendarDay(text, isoYear, isoMonth, isoDay);
  const [, dottedDay, dottedMonth, dottedYear] = dotted.exec(text) ?? [];
  if (dottedYear) return calendarDay(text, dottedYear, dottedMonth, dottedDay);
  const [, first, second, year] = numeric.exec(text) ?? [];
  if (year) return inOrder(text, Number(first), Number(second), year, order);
  const [, spokenDay, monthName, spokenYear] = spokenDayFirst.exec(text) ?? [];
  if (spokenYear) return calendarDay(text, spokenYear, monthNumber(monthName), spokenDay);
  const [, leadingMonth, laterDay, laterYear] = spokenMonthFirst.exec(text) ?? [];
  if (laterYear) return calendarDay(text, laterYear, monthNumber(leadingMonth), laterDay);

  if (twoDigitYear.test(text)) return { error: `${quoted(text)} has a year of two digits; write all four.` };
  if (excelDayNumber.test(text))
    return {
      error: `${quoted(text)} is a day number of a spreadsheet; format the column as a date and save it again.`,
    };
  return { error: `${quoted(text)} is not a date.` };
}

function inOrder(text: string, first: number, second: number, year: string, order: DateOrder | null): Reading<string> {
  if (order === "mdy") return calendarDay(text, year, first, second);
  if (order === "dmy") return calendarDay(text, year, second, first);
  if (first === second || second > 12) return calendarDay(text, year, first, second);
  if (first > 12) return calendarDay(text, year, second, first);
  return {
    error: `${quoted(text)} can be read with the day or the month first; choose the order of dates in the options.`,
  };
}

function calendarDay(
  text: string,
  year: string,
  month: string | number | undefined,
  day: string | number | undefined,
): Reading<string> {
  const numbers = [Number(year), Number(month), Number(day)] as const;
  const date = new Date(Date.UTC(numbers[0], numbers[1] - 1, numbers[2]));
  const exists =
    date.getUTCFullYear() === numbers[0] && date.getUTCMonth() === numbers[1] - 1 && date.getUTCDate() === numbers[2];
  if (!exists) return { error: `${quoted(text)} is not a day of the calendar.` };
  if (numbers[0] < 1900 || numbers[0] > 2200) return { error: `${quoted(text)} is outside the years 1900 to 2200.` };
  return { value: date.toISOString().slice(0, 10) };
}

function monthNumber(name: string | undefined): number {
  return months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

/** The order that the samples prove; null where they prove none or contradict one another. */
export function guessDateOrder(samples: readonly string[]): DateOrder | null {
  let dayFirst = false;
  let monthFirst = false;
  let numericDates = 0;
  let isoDates = 0;
  for (const sample of samples) {
    if (iso.test(sample)) isoDates += 1;
    const [, first, second] = numeric.exec(sample) ?? [];
    // What is no date in either order says nothing about the order.
    if (!first || !second || (Number(first) > 12 && Number(second) > 12)) continue;
    numericDates += 1;
    if (Number(first) > 12) dayFirst = true;
    if (Number(second) > 12) monthFirst = true;
  }
  if (numericDates === 0) return isoDates > 0 ? "ymd" : null;
  if (dayFirst === monthFirst) return null;
  return dayFirst ? "dmy" : "mdy";
}
