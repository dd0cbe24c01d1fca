import { format } from "node:util";
import { log } from "@/lib/kernel/log";

/** Libraries that print go through the log as well, so that every line has one shape and is cleaned. */
export function logConsole(): void {
  console.debug = (...parts: unknown[]) => log.debug(format(...parts));
  console.log = (...parts: unknown[]) => log.info(format(...parts));
  console.info = (...parts: unknown[]) => log.info(format(...parts));
  console.warn = (...parts: unknown[]) => log.warn(format(...parts));
  console.error = (...parts: unknown[]) => {
    const [error] = parts.filter((part) => part instanceof Error);
    if (error && parts.length === 1) log.error(error);
    else log.error(format(...parts));
  };
}
