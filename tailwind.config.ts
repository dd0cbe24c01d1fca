import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;
const colors = Object.fromEntries(
  [
    "bg",
    "panel",
    "raised",
    "sunken",
    "line",
    "line-strong",
    "control",
    "text",
    "muted",
    "faint",
    "accent",
    "accent-strong",
    "accent-text",
    "accent-soft",
    "focus",
    "used",
    "idle",
    "reserved",
    "free",
    "over",
    "over-text",
    "queued",
    "ok",
    "ok-soft",
    "warn",
    "warn-soft",
    "bad",
    "bad-soft",
    "scrim",
  ].map((name) => [name, token(name)]),
);

export default {
  theme: {
    fontSize: {
      "2xs": ["11px", "16px"],
      xs: ["12px", "18px"],
      sm: ["13px", "20px"],
      base: ["14px", "20px"],
      lg: ["16px", "24px"],
      xl: ["19px", "26px"],
      "2xl": ["22px", "28px"],
    },
    extend: {
      colors,
      fontFamily: {
        sans: ["var(--font-geist-sans)", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      },
      borderRadius: { control: "7px", panel: "10px" },
      boxShadow: { lift: "var(--lift)" },
    },
  },
} satisfies Config;
