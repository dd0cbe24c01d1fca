/** Days before the last line of a server that its features' peaks are told of. */
export const recentDays = 90;

export const recentlyOn = ({ lastLineAt }: { lastLineAt: Date | null }, now: Date): Date =>
  new Date((lastLineAt ?? now).getTime() - recentDays * 86_400_000);
