/** Lets at most `limit` pieces of work run at a time in this process; the others wait in line. */
export function atMost(limit: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async function take<Output>(work: () => Promise<Output>): Promise<Output> {
    if (running >= limit) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
