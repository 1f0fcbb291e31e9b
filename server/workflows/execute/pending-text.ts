/** What a stream has brought and the log has not taken yet. */
export interface PendingText {
  text: string;
  /** How often the line that is being written has been waited for. */
  waited: number;
}

export const noText = (): PendingText => ({ text: '', waited: 0 });

/** A line that is still being written waits for its end so many times that the log is written. */
const patience = 5;

/**
 * Takes what ended at a line, and leaves what goes on. A line that is too long or too late is cut where it is.
 * @param longest characters that a line may have while it is waited for
 * @param all whatever there is, since no more comes
 */
export function takeLines(pending: PendingText, longest: number, all = false): string {
  const end = pending.text.lastIndexOf('\n') + 1;
  const open = pending.text.length - end;
  // The time in which nothing came does not count, nor what the lines before it took.
  pending.waited = open === 0 || end > 0 ? 0 : pending.waited + 1;
  const isStuck = open > longest || pending.waited > patience;
  const upTo = all || isStuck ? pending.text.length : end;
  if (isStuck) pending.waited = 0;
  const ready = pending.text.slice(0, upTo);
  pending.text = pending.text.slice(upTo);
  return ready;
}
