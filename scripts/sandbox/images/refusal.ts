/** What an engine says in its lines when something went wrong after it had begun to answer. null: nothing did. */
export function refusalOf(lines: readonly unknown[]): string | null {
  for (const line of lines) {
    if (typeof line !== 'object' || line === null) continue;
    const { error, errorDetail } = line as { error?: unknown; errorDetail?: { message?: unknown } };
    const words = errorDetail?.message ?? error;
    if (typeof words === 'string' && words !== '') return words.trim().slice(0, 600);
  }
  return null;
}
