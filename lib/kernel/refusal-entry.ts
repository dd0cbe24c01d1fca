export type RefusalParams = Record<string, string | number | boolean | null>;

export type RefusalEntry = { status: number; title: string; detail: (params: RefusalParams) => string };

export const plural = (count: unknown, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`;
