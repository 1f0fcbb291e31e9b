const weekMs = 7 * 86_400_000;

/** The period that is asked for: up to now, and the last seven days of it, unless said otherwise. */
export function periodOf({ from, to }: { from?: string | undefined; to?: string | undefined }): { from: string; to: string } {
  const end = to ? new Date(to) : new Date();
  return { from: from ? new Date(from).toISOString() : new Date(end.getTime() - weekMs).toISOString(), to: end.toISOString() };
}
