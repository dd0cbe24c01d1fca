import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["2xs"] }], rounded: [{ rounded: ["control", "panel"] }] } },
});

export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
