/**
 * Lets one tab of this browser read a stream, the one that holds the lock; another takes over when it closes. Without locks each
 * tab reads its own.
 */
export function readInOneTab(name: string, signal: AbortSignal, read: () => Promise<void>): void {
  if (typeof BroadcastChannel !== 'undefined' && 'locks' in navigator) {
    navigator.locks.request(name, { signal }, read).catch(() => undefined);
  } else {
    void read();
  }
}
