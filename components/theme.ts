export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Applied at once, and kept in a cookie so that the server's next page is already right. */
export function chooseTheme(theme: Theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
}
