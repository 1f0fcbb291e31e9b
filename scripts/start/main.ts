import { refuseUnsafeStart } from '@/server/security/safe-start';
import { buildIfNeeded } from '../lib/build';
import { archiveDir, dataDir } from '../lib/data-dir';
import { prepareDatabase } from '../lib/database/migrate';
import { ensureDatabase, waitForDatabase } from '../lib/database/wait';
import { explain, Problem } from '../lib/explain.mjs';
import { claimDataDir } from '../lib/lock';
import { choosePort, freePort } from '../lib/ports';
import { prepareCluster } from '../lib/postgres/cluster';
import { loadSecrets, type Secrets } from '../lib/secrets';
import { sayIfLong, seconds, step } from '../lib/steps.mjs';
import { freshLog, limitLogs } from '../lib/supervisor/logs';
import { Supervisor } from '../lib/supervisor/supervisor';
import { engineChild, nextChild, postgresChild, sampleCloudChild } from './children';
import { setUpFirstRun } from './first-run';
import { untilAsked } from './lifetime';
import { registerFunctions } from './register';
import { sampleAnchor } from './sample-anchor';
import { childEnv, chosenProvider, engineEnv, readSettings, secretEnv, usesExternalEngine } from './settings';
import { certificateNames, localCertificate } from './tls/local-certificate';
import { howToTrust, refuseHttps } from './tls/words';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** `npm start` and, with `--dev`, `npm run dev`: everything that CloudLens needs, in order, kept alive until asked to stop. */
export async function main(args: readonly string[]): Promise<void> {
  const began = performance.now();
  const dev = args.includes('--dev');
  const https = args.includes('--https');
  const unknown = args.find((each) => each !== '--dev' && each !== '--https');
  if (unknown) throw new Problem(`npm start has no option ${unknown}. It has --https: TLS on this machine, with a certificate of its own.`);
  await readSettings();
  if (https) refuseHttps(dev, process.env.APP_URL);
  const host = process.env.HOST || '127.0.0.1';
  const external = usesExternalEngine(process.env);
  const provider = chosenProvider(process.env);
  const { port, remark } = await choosePort(process.env.PORT, host);
  if (remark) console.log(remark);
  const data = dataDir();
  const lock = claimDataDir(data);
  const secrets = loadSecrets(data);
  const supervisor = new Supervisor((line) => console.log(`! ${line}`));
  const building = new AbortController();
  untilAsked(
    async () => {
      building.abort();
      await supervisor.stopAll();
      lock.release();
    },
    () => supervisor.killAll(),
  );

  try {
    refuseUnsafeStart({
      ...process.env,
      ...secretEnv(secrets, process.env),
      ...(external ? {} : engineEnv(secrets, 0, 0)),
      NODE_ENV: dev ? 'development' : 'production',
      HOST: host,
    });
    const logs: string[] = [];
    const log = (name: string) => {
      const file = freshLog(data, name);
      logs.push(file);
      return file;
    };
    const base = childEnv(process.env);
    const build = dev ? Promise.resolve() : announceBuild(base, building.signal);
    // Failing in the background is told when it is awaited below.
    build.catch(() => {});
    const urls = await startDatabase(supervisor, data, secrets, log);
    const { ENGINE_DATABASE_URL, ...appUrls } = urls;
    const sample = process.env.CLOUDLENS_SAMPLE === 'off' ? {} : await startSampleCloud(supervisor, base, data, log);
    await build;

    const appUrl = process.env.APP_URL?.replace(/\/$/, '') || `${https ? 'https' : 'http'}://localhost:${port}`;
    const tls = https ? await step('certificate', () => localCertificate(data, certificateNames(appUrl), new Date())) : undefined;
    const enginePort = await freePort();
    // The development server compiles for both roles; two of them cannot share its folder.
    const workerPort = dev ? port : await freePort();
    // Where another engine is, that one calls the address which people use; from there it also learns what there is to call.
    const engine = external
      ? { INNGEST_SERVE_ORIGIN: process.env.INNGEST_SERVE_ORIGIN || appUrl }
      : engineEnv(secrets, enginePort, workerPort);
    const demo = provider === 'local' && LOOPBACK.has(host) && 'SAMPLE_CLOUD_URL' in sample ? { CLOUDLENS_DEMO: '1' } : {};
    const env = {
      ...base,
      ...appUrls,
      ...sample,
      ...secretEnv(secrets, process.env),
      ...engine,
      ...demo,
      APP_URL: appUrl,
      CLOUDLENS_DATA_DIR: data,
    };
    const web = dev ? env : { ...env, WORKER_METRICS_URL: `http://127.0.0.1:${workerPort}/metrics` };
    await step('web', () => supervisor.start(nextChild('web', dev, host, port, web, log('web'), tls)));
    if (!dev) await step('worker', () => supervisor.start(nextChild('worker', dev, '127.0.0.1', workerPort, env, log('worker'))));
    if (!external) {
      const settings = {
        ...env,
        ENGINE_DATABASE_URL,
        ENGINE_STOP_MS: '2000',
        ENGINE_APP_URL: `http://127.0.0.1:${workerPort}/api/inngest`,
      };
      await step('engine', () => supervisor.start(engineChild(enginePort, settings, log('engine'))));
    }
    if (external && !tls) await registerWith(host, port);
    // A vendor's organizations come with the people who sign in; a local admin beside them would be a way around the vendor.
    const firstRun = () => setUpFirstRun(data, appUrl, { ...env, HOST: host, PORT: String(port), CLOUDLENS_ROLE: 'web' }, log('first-run'));
    const { link } =
      provider === 'local'
        ? await step('first organization', () =>
            sayIfLong('Setting up the first organization, with the past of its sample accounts (once) …', firstRun()),
          )
        : { link: undefined };
    lock.publish(appUrl);
    limitLogs(logs);
    console.log(`\nCloudLens runs at ${appUrl} (started in ${seconds(performance.now() - began)}).`);
    if (link) console.log(`Sign in, once and within 15 minutes:\n\n  ${link}\n`);
    if (provider !== 'local') console.log(`People sign in through ${provider === 'clerk' ? 'Clerk' : 'WorkOS'}.`);
    if (provider === 'local' && 'SAMPLE_CLOUD_URL' in sample) console.log('First findings in about 20 s.');
    if (tls) console.log(howToTrust(tls));
    console.log(`Logs: ${data}/logs. Stop with Ctrl-C.`);
  } catch (error) {
    building.abort();
    await supervisor.stopAll();
    lock.release();
    throw error;
  }
}

/** Another engine is told of the functions; that it does not take them is told here, and keeps nobody from the pages. */
async function registerWith(host: string, port: number): Promise<void> {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    await step('functions', () => registerFunctions(`http://${address.includes(':') ? `[${address}]` : address}:${port}`));
  } catch (error) {
    console.log(`! ${explain(error)}`);
  }
}

async function announceBuild(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  const built = await sayIfLong('Building the server (about half a minute) …', buildIfNeeded(env, signal));
  if (built) console.log(`✓ build ${seconds(performance.now() - began)}`);
}

async function startDatabase(supervisor: Supervisor, data: string, secrets: Secrets, log: (name: string) => string) {
  const own = process.env.DATABASE_URL;
  if (own) {
    await step('database', () => waitForDatabase(own, 10_000));
    return step('migrations', () => prepareDatabase(own, secrets, process.env));
  }
  const ownerUrl = await step('database', async () => {
    const cluster = await prepareCluster(`${data}/pg`, { archive: archiveDir() });
    await supervisor.start(postgresChild(cluster, log('postgres')));
    await ensureDatabase(cluster.adminUrl, cluster.database);
    return { url: cluster.ownerUrl };
  });
  return step('migrations', () => prepareDatabase(ownerUrl.url, secrets, {}));
}

async function startSampleCloud(
  supervisor: Supervisor,
  env: NodeJS.ProcessEnv,
  data: string,
  log: (name: string) => string,
): Promise<{ SAMPLE_CLOUD_URL: string; SAMPLE_CLOUD_ANCHOR: string }> {
  const port = await freePort();
  const SAMPLE_CLOUD_ANCHOR = env.SAMPLE_CLOUD_ANCHOR || sampleAnchor(data, new Date());
  await step('sample cloud', () => supervisor.start(sampleCloudChild(port, { ...env, SAMPLE_CLOUD_ANCHOR }, log('sample-cloud'))));
  return { SAMPLE_CLOUD_URL: `http://127.0.0.1:${port}`, SAMPLE_CLOUD_ANCHOR };
}
