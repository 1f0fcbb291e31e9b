import { setImmediate } from 'node:timers/promises';
import { collectGarbage } from '@/server/small-heap';

/** Tells how many of the objects that it was shown are still held by anybody, after a whole collection of garbage. */
export function watchHeld(): { show(item: object): void; held(): Promise<number> } {
  const shown: WeakRef<object>[] = [];
  return {
    show: (item) => void shown.push(new WeakRef(item)),
    async held() {
      // What was made in this turn lives until its end.
      await setImmediate();
      await collectGarbage();
      return shown.filter((item) => item.deref() !== undefined).length;
    },
  };
}
