import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { resolveOwnSecrets } from '@/server/secrets/own-secrets';
import { App } from './app';
import { Counts } from './counts';
import type { Engine } from './engine';
import { holdLock } from './lock';
import { createLog, dbosLogger, describeError } from './log';
import { prepareSchema } from './prepare-schema';
import { registerWorkflows } from './register-workflows';
import { keepRetention } from './retention';
import { LiveRuns } from './runs/live-runs';
import { Outcomes } from './runs/outcomes';
import { createEngineServer } from './server';
import { readSettings } from './settings';
import { Slots } from './slots';
import { Registry } from './sync/registry';
import { Sync } from './sync/sync';

await resolveOwnSecrets(process.env);
const settings = readSettings(process.env);
const log = createLog(settings.logLevel);

function crash(why: string, error?: unknown): never {
  log.error({ why, ...(error === undefined ? {} : describeError(error)) }, 'engine ends');
  process.exit(1);
}
process.on('uncaughtException', (error) => crash('uncaught exception', error));
process.on('unhandledRejection', (error) => crash('unhandled rejection', error));

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
// Before there is anything to finish, a signal just ends the process.
const early = () => process.exit(0);
stopping.signal.addEventListener('abort', early);

await holdLock(settings.databaseUrl, settings.schema, log, (error) => crash('the lock is lost', error));

const engine: Engine = {
  settings,
  log,
  app: new App(settings.appUrl, settings.signingKeys, settings.workers),
  registry: new Registry(),
  slots: new Slots(settings.workers),
  counts: new Counts(),
  outcomes: new Outcomes(),
  live: new LiveRuns(),
  workflows: registerWorkflows(() => engine),
  crash,
};

DBOS.setConfig({
  name: 'cloudlens-engine',
  systemDatabaseUrl: settings.databaseUrl,
  systemDatabaseSchemaName: settings.schema,
  systemDatabasePoolSize: 15,
  // DBOS takes up only what the same executor and version has left: both must stay the same through restarts and releases.
  executorID: 'engine',
  applicationVersion: 'engine-1',
  logger: dbosLogger(log),
});
await prepareSchema(settings.databaseUrl, settings.schema);
await DBOS.launch();

engine.outcomes.watch(
  async (ids) =>
    (await DBOS.listWorkflows({ workflowIDs: ids, loadInput: false })).map(({ workflowID, status, output }) => ({
      id: workflowID,
      status,
      output,
    })),
  (error) => log.warn(describeError(error), 'results could not be looked up'),
);
const sync = new Sync(engine);
const server = createEngineServer(engine, sync);
server.listen(settings.port, settings.host);
await once(server, 'listening');
const address = server.address();
log.info({ port: typeof address === 'object' ? address?.port : undefined, schema: settings.schema }, 'engine ready');

process.on('SIGHUP', () => void sync.once());
void sync.keep(stopping.signal);
void keepRetention(engine, stopping.signal);

stopping.signal.removeEventListener('abort', early);
if (!stopping.signal.aborted) await once(stopping.signal, 'abort');

// No new calls; those that the app is working on may end and be recorded, and may send events. The rest is taken up next time.
log.info({ running: engine.slots.running }, 'engine stops');
engine.slots.close();
for (const deadline = Date.now() + settings.stopMs; engine.slots.running > 0 && Date.now() < deadline; ) await sleep(50);
await sleep(200);
process.exit(0);
