import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../lib/ports';
import { root } from '../lib/root.mjs';
import { step } from '../lib/steps.mjs';
import { type Described, type Shard, shardsOf } from './fuzz-shards';
import { installMs } from './patience';
import { NOTHING, sum, type Tally } from './tally';

const VERSION = '4.32.5';
const venv = join(root, '.data', `schemathesis-venv-${VERSION}`);

/** Streams do not end; what ends the caller's own key or session would leave the rest of the run without one; webhooks are signed. */
const leftOut = '^/(api/live|api/session/|webhooks|api/auth/logout|api/keys|api/policy-reports)';
const checks = 'not_a_server_error,status_code_conformance,content_type_conformance';
/** Beyond what a run asks. */
const requestLimit = '10000000';

/** Seconds that an operation of a part may take on average before the part is ended and counts as failed. */
const secondsAnOperation = 40;

/**
 * Requests made up from the API's own description (schemathesis), against a CloudLens of its own: no 500, and no answer that is not
 * described. Part by part, and every operation must have been reached.
 */
export async function runFuzz(folder: string): Promise<Tally> {
  const program = await schemathesis();
  if (!program) return { ...NOTHING, skipped: 1 };
  const data = join(folder, 'fuzz-data');
  const port = await freePort();
  const child = await start(data, port);
  try {
    const { apiKey } = JSON.parse(readFileSync(join(data, 'first-run.json'), 'utf8')) as { apiKey: string };
    const description = `http://127.0.0.1:${port}/api/openapi.json`;
    const shards = shardsOf((await (await fetch(description)).json()) as Described, new RegExp(leftOut));
    const tallies: Tally[] = [];
    for (const shard of shards) {
      const passed = await run(program, description, apiKey, folder, shard);
      tallies.push({ ...NOTHING, [passed ? 'passed' : 'failed']: 1 });
    }
    return sum(tallies);
  } finally {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  }
}

async function start(data: string, port: number): Promise<ChildProcess> {
  const limits = { RATE_LIMIT: requestLimit, RATE_LIMIT_READS: requestLimit, RATE_LIMIT_EXPENSIVE: requestLimit };
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, ...limits, CLOUDLENS_DATA_DIR: data, CLOUDLENS_WATCH_PARENT: '1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text;
      if (said.includes('Stop with Ctrl-C')) resolve();
    });
    child.once('exit', () => reject(new Error(`CloudLens did not start for the fuzzer: ${said.slice(-2000)}`)));
  });
  return child;
}

async function run(program: string, description: string, apiKey: string, folder: string, shard: Shard): Promise<boolean> {
  const name = shard.tags.join(', ');
  const report = join(folder, `fuzz-${shard.tags[0]?.toLowerCase().replaceAll(' ', '-')}.json`);
  const what = [
    '--config-file',
    join(root, 'scripts/test/schemathesis.toml'),
    'run',
    description,
    '-H',
    `Authorization: Bearer ${apiKey}`,
    '--checks',
    checks,
    '--exclude-path-regex',
    leftOut,
    ...shard.tags.flatMap((tag) => ['--include-tag', tag]),
  ];
  const how = ['--phases', 'coverage,fuzzing', '--max-examples', '10', '--request-timeout', '60', '--seed', '1', '--continue-on-failure'];
  console.log(`\nFuzzer: ${name} (${shard.operations} operations)`);
  const child = spawn(program, [...what, ...how, '--report', 'json', '--report-json-path', report], { cwd: folder, stdio: 'inherit' });
  const limit = setTimeout(() => child.kill('SIGINT'), shard.operations * secondsAnOperation * 1000);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(limit);
  const { complete, operations } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const isWhole = complete && operations.selected === shard.operations && operations.tested === shard.operations;
  if (!isWhole) console.log(`✗ fuzzer: ${operations.tested} of ${shard.operations} operations of ${name} were tried.`);
  return code === 0 && isWhole;
}

/** What is read of the report of a run. */
interface Report {
  complete: boolean;
  operations: { selected: number; tested: number };
}

/** The program, installed once from PyPI; undefined, with the reason printed, where that fails. */
async function schemathesis(): Promise<string | undefined> {
  const program = join(venv, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  try {
    await step('schemathesis (fuzzer), once', () => {
      must('python3', ['-m', 'venv', venv]);
      must(join(venv, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]);
    });
    return program;
  } catch (error) {
    rmSync(venv, { recursive: true, force: true });
    console.log(`- skipped: the fuzzer of the API. ${(error as Error).message}`);
    return undefined;
  }
}

function must(command: string, args: readonly string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: installMs });
  if (status !== 0) throw new Error(`${command} ${args[1] ?? ''} failed: ${(error?.message ?? stderr).trim().split('\n').at(-1) ?? ''}`);
}
