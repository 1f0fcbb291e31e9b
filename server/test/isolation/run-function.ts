/** What an Inngest function's handler gets, in a single process: steps run at once and in order, and nothing is remembered. */
interface Call {
  event: { name: string; data: Record<string, unknown> };
  runId: string;
  step: Record<string, (...args: unknown[]) => unknown>;
  logger: Console;
}

const step = {
  run: async (_id: unknown, work: unknown) => (work as () => unknown)(),
  sendEvent: async () => ({ ids: [] }),
  sleep: async () => undefined,
  sleepUntil: async () => undefined,
  waitForEvent: async () => null,
  invoke: async () => null,
};

/** Runs a function with an event, as if the engine had called it. The SDK keeps the handler to itself, as `fn`. */
export async function runFunction(made: unknown, data: Record<string, unknown>): Promise<unknown> {
  const { fn } = made as { fn?: (call: Call) => Promise<unknown> };
  if (typeof fn !== 'function') throw new Error('the SDK keeps its handlers elsewhere now');
  return fn({ event: { name: 'test', data }, runId: '01JTESTRUN0000000000000000', step, logger: console });
}
