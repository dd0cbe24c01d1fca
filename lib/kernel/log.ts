import pino from "pino";
import { logContext } from "@/lib/kernel/log-context";
import { readableLog } from "@/lib/kernel/log-readable";
import { redactFields, redactText } from "@/lib/kernel/log-redaction";
import { settings } from "@/lib/kernel/settings";

type Sink = { write(line: string): void };

/** One JSON object a line. The fields of `withLogContext` are added; secrets and personal data are taken out. */
export function createLog(sink: Sink, level: string = "info") {
  const logger = pino(
    {
      level,
      base: process.env.LEASEHOLD_PROCESS ? { process: process.env.LEASEHOLD_PROCESS } : {},
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: logContext,
      formatters: { level: (label) => ({ level: label }), log: redactFields },
      serializers: { err: (value: unknown) => value },
      hooks: {
        logMethod(args, method) {
          const [first] = args;
          // pino would take the message of an error as it is.
          if (first instanceof Error && args.length === 1) method.call(this, { err: first }, redactText(first.message));
          else
            method.apply(this, args.map((part) => (typeof part === "string" ? redactText(part) : part)) as typeof args);
        },
      },
    },
    sink,
  );
  // pino does not pass the bindings of a child through its formatters.
  const child = logger.child;
  logger.child = function (this: typeof logger, bindings: Record<string, unknown>, ...rest) {
    return child.call(this, redactFields(bindings), ...rest);
  } as typeof child;
  return logger;
}

function sinkOfThisProcess(): Sink {
  const text = process.env.LOG_FORMAT ? process.env.LOG_FORMAT === "text" : process.stdout.isTTY === true;
  const out = pino.destination({ dest: 1, sync: true });
  return text ? readableLog(out, process.stdout.isTTY === true) : out;
}

// A log must work before the settings are known to be right: a malformed level is reported by them, not here.
const level = settings.LOG_LEVEL.schema.safeParse(process.env.LOG_LEVEL || undefined);

export const log = createLog(sinkOfThisProcess(), level.data ?? "info");
