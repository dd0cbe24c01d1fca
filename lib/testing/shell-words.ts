/** The words of a command line as a shell makes them: quotes, escapes and variables. */
export function shellWords(line: string, variables: Record<string, string>): string[] {
  const words: string[] = [];
  const piece = /'([^']*)'|"((?:[^"\\]|\\.)*)"|((?:[^\s'"\\]|\\.)+)|(\s+)/gsy;
  let word: string | undefined;
  for (const [, single, double, bare, space] of line.matchAll(piece)) {
    if (space !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    }
    word = (word ?? "") + (single ?? filledIn(double ?? bare ?? "", variables));
  }
  return word === undefined ? words : [...words, word];
}

function filledIn(text: string, variables: Record<string, string>): string {
  return text.replaceAll(/\\(.)|\$(\w+)/gs, (_, escaped: string | undefined, name: string) => {
    if (escaped !== undefined) return escaped;
    const value = variables[name];
    if (value === undefined) throw new Error(`$${name} is not set`);
    return value;
  });
}
