import { createTar } from 'nanotar';
import type { SandboxJob } from '../types';

export const workFolder = '/work';
export const secretFolder = '/run/secrets';
/** Holds the environment until it is read. */
export const jobFolder = '/run/job';
/** Holds what tells the output from what the stage script says, where both come in one stream. */
export const markFile = `${jobFolder}/mark`;
/** Where a proxy listens inside, when hosts are allowed. */
export const proxyPort = 3128;
/** The first line on the third stream: the command is about to start. */
export const readyLine = 'ready\n';

export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** How each stage script begins: it unpacks what it is given, and stays when the command is interrupted. */
export const stageEntry: readonly string[] = [
  'umask 077',
  'tar -xf - -C / || exit 125',
  `. ${jobFolder}/env || exit 125`,
  `rm -f ${jobFolder}/env`,
  `cd ${workFolder} || exit 125`,
  'exec </dev/null',
  'trap : INT TERM HUP',
];

/**
 * Runs inside as the first program: unpacks files, secrets and environment from its input, so that none of them stands on a command
 * line, in a container's description or on a disk; runs the command; hands the artefacts back on stream 3. SIGINT reaches the command
 * and not this script, which stays to tell the exit code.
 */
export function stageScript(job: SandboxJob): string {
  return [
    ...stageEntry,
    "printf 'ready\\n' >&3",
    '"$@" 3>&-',
    'code=$?',
    ...(job.artefacts.length > 0
      ? [`PATH=/usr/bin:/bin tar -cf - -C ${workFolder} -- ${job.artefacts.map(quoted).join(' ')} >&3 2>/dev/null`]
      : []),
    'exit $code',
  ].join('\n');
}

/** Whether there is any way out. */
export const hasNetwork = ({ network }: Pick<SandboxJob, 'network'>): boolean => network.allow.length + (network.vouched?.length ?? 0) > 0;

function environment(job: SandboxJob, searchPath: readonly string[]): Record<string, string> {
  const proxy = hasNetwork(job) ? `http://127.0.0.1:${proxyPort}` : null;
  return {
    PATH: [...searchPath, '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':'),
    HOME: '/tmp',
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    TMPDIR: '/tmp',
    ...(proxy && { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, http_proxy: proxy, https_proxy: proxy, NODE_USE_ENV_PROXY: '1' }),
    ...job.env,
    ...Object.fromEntries(job.secrets.flatMap(({ env, value }) => (env ? [[env, value]] : []))),
  };
}

/** What the stage script unpacks. @param mark for `markFile`, where the stage script wants one */
export function stageInput(job: SandboxJob, searchPath: readonly string[], mark?: string): Uint8Array {
  const lines = Object.entries(environment(job, searchPath)).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  const mode = (executable = false) => ({ attrs: { mode: executable ? '700' : '600', mtime: 0, uid: 65534, gid: 65534 } });
  return createTar([
    { name: `${jobFolder.slice(1)}/env`, data: lines.join(''), ...mode() },
    ...(mark ? [{ name: markFile.slice(1), data: mark, ...mode() }] : []),
    ...job.secrets.map(({ name, value }) => ({ name: `${secretFolder.slice(1)}/${name}`, data: value, ...mode() })),
    ...job.files.map(({ path, content, executable }) => ({ name: `${workFolder.slice(1)}/${path}`, data: content, ...mode(executable) })),
  ]);
}
