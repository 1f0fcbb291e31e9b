import { withDirectory, withIdentity, withOrg } from '../db';
import { asOrgId } from '../ids';
import { log } from '../log';

export type State = 'ok' | 'failing';

const patienceMs = 2000;
const nobody = asOrgId('00000000-0000-0000-0000-000000000000');

/** State of what CloudLens stands on. The engine is asked only where it is at an address of ours; Inngest's Cloud is not. */
export async function checkHealth(): Promise<Record<string, State>> {
  const engine = process.env.INNGEST_BASE_URL;
  const asked: Record<string, Promise<unknown>> = { database: askDatabase(), ...(engine ? { engine: askEngine(engine) } : {}) };
  return Object.fromEntries(
    await Promise.all(Object.entries(asked).map(async ([name, work]) => [name, await stateOf(name, work)] as const)),
  );
}

/** Every door must open: each has a login of its own. */
const askDatabase = () =>
  Promise.all([withOrg(nobody, (tx) => tx.sql`select 1`), withIdentity((tx) => tx.sql`select 1`), withDirectory((tx) => tx.sql`select 1`)]);

async function askEngine(url: string): Promise<void> {
  const answer = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(patienceMs), redirect: 'error' });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`The engine answers ${answer.status}.`);
}

async function stateOf(name: string, work: Promise<unknown>): Promise<State> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs);
  });
  try {
    await Promise.race([work, late]);
    return 'ok';
  } catch (error) {
    log.warn({ err: error, part: name }, 'health check failed');
    return 'failing';
  } finally {
    clearTimeout(timer);
  }
}
