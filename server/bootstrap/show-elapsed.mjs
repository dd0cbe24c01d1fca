/** In a terminal one line counts the seconds; elsewhere a line now and then. Returns what ends it. */
export function showElapsed(what) {
  const began = performance.now();
  const terminal = process.stdout.isTTY === true;
  const say = (text) => process.stdout.write(terminal ? `\r\u001b[K${text}` : `${text}\n`);
  const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
  say(`${what} …`);
  const timer = setInterval(() => say(`${what} … ${seconds()}`), terminal ? 1_000 : 10_000);
  return () => {
    clearInterval(timer);
    say(`${what}: ${seconds()}${terminal ? "\n" : ""}`);
  };
}
