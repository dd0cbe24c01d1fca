/** The choices of a list, from the words for its values. */
export function choices<Value extends string>(words: Record<Value, string>): { value: Value; label: string }[] {
  return (Object.keys(words) as Value[]).map((value) => ({
    value,
    label: words[value].charAt(0).toUpperCase() + words[value].slice(1),
  }));
}
