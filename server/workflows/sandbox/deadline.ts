import type { SandboxStatus } from './types';

/** Between the polite and the certain end of a script that ran out of time. */
const lastWordsMs = 1000;
const usualGraceSeconds = 10;

export interface Deadline {
  /** Why it was ended from outside; null: it was not. */
  ended: Extract<SandboxStatus, 'cancelled' | 'timed_out' | 'killed'> | null;
  /** Output that nobody reads any more. */
  flood(): void;
  stop(): void;
}

/**
 * Ends a run from outside: at its time limit, when somebody cancels, when it floods.
 * @param interrupt SIGINT to the script @param kill SIGKILL to all of it
 */
export function watch(
  { seconds, graceSeconds = usualGraceSeconds }: { seconds: number; graceSeconds?: number | undefined },
  signal: AbortSignal,
  { interrupt, kill }: { interrupt: () => void; kill: () => void },
): Deadline {
  const timers = new Set<NodeJS.Timeout>();
  const after = (ms: number, act: () => void) => timers.add(setTimeout(act, ms));
  const end = (how: NonNullable<Deadline['ended']>, ms: number) => {
    if (deadline.ended) return;
    deadline.ended = how;
    interrupt();
    after(ms, kill);
  };
  const cancel = () => end('cancelled', graceSeconds * 1000);
  const deadline: Deadline = {
    ended: null,
    flood: () => {
      deadline.ended ??= 'killed';
      kill();
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
    },
  };
  after(seconds * 1000, () => end('timed_out', lastWordsMs));
  // A script that takes its time over an interrupt is not given more than its limit.
  after(seconds * 1000 + lastWordsMs, kill);
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel);
  return deadline;
}
