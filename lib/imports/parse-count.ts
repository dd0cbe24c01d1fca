import { quoted, type Reading } from "./reading";

const mostSeats = 1_000_000;

/** A whole number of seats, as people and spreadsheets write it: 1200, 1,200, 1.200, 1 200, 5.0. */
export function parseCount(text: string): Reading<number> {
  const plain = text.replaceAll(/[\u00a0\u202f]/g, " ");
  const grouped = /^\d{1,3}([ ,.'’]\d{3})+$/.test(plain);
  const whole = grouped ? plain.replaceAll(/\D/g, "") : plain.replace(/[.,]0{1,2}$/, "");
  if (/^[-−]\d/.test(whole)) return { error: `${quoted(text)} is less than zero; give a whole number of seats.` };
  if (!/^\d+$/.test(whole)) return { error: `${quoted(text)} is not a whole number of seats.` };
  const count = Number(whole);
  return count > mostSeats
    ? { error: `${quoted(text)} is more than ${mostSeats.toLocaleString("en-GB")} seats.` }
    : { value: count };
}
