/** Calls `work` at once, then at most every `wait` milliseconds, the last call never lost. */
export function throttle(work: () => void, wait: number): { call: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = Number.NEGATIVE_INFINITY;
  function run() {
    timer = undefined;
    last = Date.now();
    work();
  }
  return {
    call() {
      if (timer !== undefined) return;
      const due = last + wait - Date.now();
      if (due <= 0) run();
      else timer = setTimeout(run, due);
    },
    cancel() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
