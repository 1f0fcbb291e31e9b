import { nextBin } from '../lib/build';
import { waitForDatabase } from '../lib/database/wait';
import { answers, answersTls, listens } from '../lib/health';
import { keepAliveMs } from '../lib/keep-alive.mjs';
import { type Cluster, postgresEnv } from '../lib/postgres/cluster';
import { diesWithParent } from '../lib/programs';
import type { ChildSpec } from '../lib/supervisor/child';
import type { CertificateFiles } from './tls/local-certificate';

const orphanWatch = new URL('../lib/orphan-watch.mjs', import.meta.url).href;

function node(signal: 'TERM' | 'KILL'): string[] {
  const prefix = diesWithParent(signal);
  return prefix.length > 0 ? [...prefix, process.execPath] : [process.execPath, '--import', orphanWatch];
}

const tsx = (file: string) => ['--import', 'tsx', file];

export function postgresChild(cluster: Cluster, logFile: string): ChildSpec {
  return {
    name: 'database',
    command: cluster.command,
    env: postgresEnv(),
    uid: cluster.uid,
    logFile,
    stopSignal: 'SIGINT',
    beforeStart: cluster.beforeStart,
    isReady: () =>
      waitForDatabase(cluster.adminUrl, 1000).then(
        () => true,
        () => false,
      ),
  };
}

export function sampleCloudChild(port: number, env: NodeJS.ProcessEnv, logFile: string): ChildSpec {
  return {
    name: 'sample cloud',
    command: [...node('KILL'), ...tsx('sample-cloud/main.ts'), '--port', String(port)],
    env,
    logFile,
    stopSignal: 'SIGTERM',
    isReady: () => answers(`http://127.0.0.1:${port}/_sample/health`),
  };
}

/** The web server or its twin for background work: the same build, told apart by its role. With `tls` it speaks https alone. */
export function nextChild(
  role: 'web' | 'worker',
  dev: boolean,
  host: string,
  port: number,
  env: NodeJS.ProcessEnv,
  logFile: string,
  tls?: CertificateFiles,
): ChildSpec {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const health = `${tls ? 'https' : 'http'}://${address.includes(':') ? `[${address}]` : address}:${port}/health`;
  const server = tls
    ? ['scripts/start/tls/main.mjs', host, String(port), tls.key, tls.certificate]
    : [nextBin, dev ? 'dev' : 'start', '-H', host, '-p', String(port), ...(dev ? [] : ['--keepAliveTimeout', String(keepAliveMs)])];
  return {
    name: role,
    // The dev server has a process of its own below it, which only a polite signal takes along.
    command: [...node(dev ? 'TERM' : 'KILL'), ...server],
    env: { ...env, NODE_ENV: dev ? 'development' : 'production', CLOUDLENS_ROLE: role, HOST: host, PORT: String(port) },
    logFile,
    stopSignal: 'SIGTERM',
    isReady: () => (tls ? answersTls(health, tls.authority) : answers(health)),
  };
}

export function engineChild(port: number, env: NodeJS.ProcessEnv, logFile: string): ChildSpec {
  return {
    name: 'engine',
    command: [...node('KILL'), ...tsx('inngest/engine/main.ts')],
    env: { ...env, ENGINE_PORT: String(port) },
    logFile,
    stopSignal: 'SIGTERM',
    isReady: () => listens(port),
  };
}
