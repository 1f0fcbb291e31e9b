import { type ChildProcess, execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testProgram } from '@/scripts/test/programs';
import { motoUrl, ownCredentials } from './moto';

/** `scripts/scan.ts`, which `npm run scan` starts. */
const program = await testProgram('command');
const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Report {
  findings: {
    checkId: string;
    aliases: string[];
    status: string;
    severity: string;
    resource: { id: string; arn: string; type: string };
    region: string;
    account: string;
    evidence: Record<string, unknown>;
  }[];
  coverage: {
    status: string;
    problems: { operation: string; region: string; status: string; code?: string }[];
    units: { service: string; region: string; resources: number; status: string }[];
    [other: string]: unknown;
  };
}

type Ended = Parameters<typeof execFile>[3];

/** Starts the command as a person would, in a process of its own that inherits no AWS settings. */
export function startCommand(args: readonly string[], environment: Readonly<Record<string, string>>, ended?: Ended): ChildProcess {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS_|NODE_OPTIONS|VITEST)/.test(name)));
  const env: NodeJS.ProcessEnv = {
    ...(inherited as NodeJS.ProcessEnv),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    ...environment,
  };
  // A busy machine is slow and not wrong; what hangs is ended all the same.
  const options = { cwd: root, env, encoding: 'utf8', maxBuffer: 200 * 1024 * 1024, timeout: 300_000 } as const;
  return execFile(process.execPath, [program, ...args], options, ended);
}

/** Runs it to its end. */
export function runCommand(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    startCommand(args, environment, (error, stdout, stderr) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, stdout: String(stdout), stderr: String(stderr) });
      else reject(error);
    });
  });
}

export const asEnvironment = (key: { accessKeyId: string; secretAccessKey: string }) => ({
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
});

/** A scan of moto, read from what the command printed. */
export async function scanMoto(...args: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await runCommand(
    ['--endpoint', motoUrl, '--format', 'json', '--region', 'us-east-1', ...args],
    asEnvironment(ownCredentials),
  );
  if (!stdout) throw new Error(`The scan printed nothing. ${stderr}`);
  return JSON.parse(stdout) as Report;
}
