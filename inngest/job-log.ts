type Write = (fields: Record<string, unknown>, message: string) => void;

/** What background work needs of the log. */
export type JobLog = { info: Write; warn: Write; error: Write };
