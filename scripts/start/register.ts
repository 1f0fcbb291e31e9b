import { Problem } from '../lib/explain.mjs';

/** The SDK answers with what the server said; `Successfully registered` when it said nothing against it. */
interface Answer {
  message?: string;
}

/**
 * Has the app register its functions with the Inngest server that the environment names: until then no event starts anything.
 * @throws Problem with the server's own words when it refuses them or is not there: it can be tried again without a new start
 */
export async function registerFunctions(appUrl: string): Promise<void> {
  const url = `${appUrl}/api/inngest`;
  const again = `Nothing runs until this has worked: curl -X PUT ${url}`;
  const answer = await fetch(url, { method: 'PUT', signal: AbortSignal.timeout(30_000) }).catch(() => undefined);
  const { message } = ((await answer?.json().catch(() => undefined)) ?? {}) as Answer;
  if (answer?.ok && (!message || /^success/i.test(message))) return;
  const hint = /timeouts/i.test(message ?? '') ? ' This server is too old for functions with timeouts: set INNGEST_TIMEOUTS=0.' : '';
  throw new Problem(
    `The workflow engine did not take our functions (${message ?? `HTTP ${answer?.status ?? 'nothing'}`}).${hint} ${again}`,
  );
}
