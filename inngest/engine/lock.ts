import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { describeError, type Log } from './log';

const RETRY_MS = 300;
const CHECK_MS = 2000;
const CHECK_LIMIT_MS = 8000;

/**
 * Waits until this process is the one executor of a schema: an advisory lock held by a database session of its own. A second
 * process waits here and takes over when the first is gone.
 * @param onLost called once when the session ends or stops answering; from then on another process may be at work
 */
export async function holdLock(databaseUrl: string, schema: string, log: Log, onLost: (error?: unknown) => void): Promise<void> {
  for (let told = ''; ; ) {
    const client = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      application_name: 'cloudlens-engine-lock',
    });
    let held = false;
    client.on('error', (error) => held && onLost(error));
    client.on('end', () => held && onLost());
    const tell = (state: string, fields: object) => {
      if (told !== state) log.info(fields, state);
      told = state;
    };
    try {
      await client.connect();
      const locked = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [
        `cloudlens-engine:${schema}`,
      ]);
      if (locked.rows[0]?.held === true) {
        held = true;
        watch(client, onLost);
        return;
      }
      tell('standing by: another engine is at work', {});
    } catch (error) {
      tell('waiting for the database', describeError(error));
    }
    await client.end().catch(() => undefined);
    await sleep(RETRY_MS);
  }
}

/** A session whose network has silently gone would be believed to hold the lock long after the server has dropped it. */
function watch(client: pg.Client, onLost: (error?: unknown) => void): void {
  let answeredAt = Date.now();
  const timer = setInterval(() => {
    if (Date.now() - answeredAt > CHECK_LIMIT_MS) {
      clearInterval(timer);
      onLost(new Error('the database does not answer'));
      return;
    }
    client.query('SELECT 1').then(() => {
      answeredAt = Date.now();
    }, onLost);
  }, CHECK_MS);
}
