/** Whether a box or radio button starts checked, from the form field's default: true, its value, or a list with it. */
export function initialCheck(initial: unknown, value: unknown): { defaultChecked?: boolean } {
  if (initial === undefined || initial === null) return {};
  if (typeof initial === "boolean") return { defaultChecked: initial };
  return { defaultChecked: Array.isArray(initial) ? initial.includes(value) : initial === value };
}
