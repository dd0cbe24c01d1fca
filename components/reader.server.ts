import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { themes, type Theme } from "./theme";

const fallback = "en-GB";

/** The first language of `Accept-Language` that this Node can format for. */
function localeOf(acceptLanguage: string | null): string {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => part.split(";")[0]?.trim() ?? "");
  for (const tag of wanted) {
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) continue;
    const [supported] = Intl.NumberFormat.supportedLocalesOf(tag);
    if (supported) return supported;
  }
  return fallback;
}

/** Who reads this page: how to write numbers and dates for them, and the colours that they chose. */
export const reader = cache(async (): Promise<{ locale: string; theme: Theme; now: number }> => {
  const [head, jar] = await Promise.all([headers(), cookies()]);
  const chosen = jar.get("theme")?.value;
  return {
    locale: localeOf(head.get("accept-language")),
    theme: themes.find((theme) => theme === chosen) ?? "system",
    now: Date.now(),
  };
});
