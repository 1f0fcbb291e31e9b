const PARENT_CHECK_MS = 500;

/**
 * Calls `shutDown` once when a signal asks for it, or when npm, which does not pass signals on when it is killed, is gone;
 * then ends the process. A second signal, and every other end of the process, calls `killAll`.
 */
export function untilAsked(shutDown: () => Promise<void>, killAll: () => void): void {
  let asked = false;
  const end = () => {
    if (asked) {
      killAll();
      process.exit(1);
    }
    asked = true;
    shutDown().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.on('exit', killAll);
  if (watchesParent()) onceOrphaned(end);
}

/** Started by hand in the background, the shell that did it may leave; npm and test runners stay as long as they mean us to. */
function watchesParent(): boolean {
  return Boolean(process.env.npm_lifecycle_event) || process.env.CLOUDLENS_WATCH_PARENT === '1';
}

function onceOrphaned(end: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, PARENT_CHECK_MS);
  timer.unref();
}
