import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../lib/root.mjs';
import { type Block, blocksOf } from './commands-of';

/**
 * `npm run docs:commands [-- word]`: carries out the curl commands of README and docs/ against a CloudLens that runs and has sample
 * accounts, and says which of them are not answered as promised. CLOUDLENS_FIRST_RUN names its first-run.json (default
 * `.data/first-run.json`). Writes what the documents write: use one that is yours to try things on.
 */

/** What a reader has to fill in, and a script cannot. */
const notHere: readonly [RegExp, string][] = [
  [/<12 digits>/, 'needs an account of one’s own'],
  [/METRICS_TOKEN/, 'needs METRICS_TOKEN'],
  [/^terraform /m, 'needs Terraform'],
  [/cloudlens\.example/, 'an example host'],
];

const { url, apiKey } = JSON.parse(readFileSync(process.env.CLOUDLENS_FIRST_RUN ?? join(root, '.data/first-run.json'), 'utf8')) as {
  url: string;
  apiKey: string;
};
const base = new URL(url).origin;
const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(base + path, { headers: { authorization: `Bearer ${apiKey}` } });
  return ((await answer.json()) as { data: T }).data;
};
const [finding] = (await get<{ findings: { id: string }[] }>('/api/findings?limit=1')).findings;
const [scan] = (await get<{ scans: { id: string }[] }>('/api/scan/results?limit=1')).scans;

/** Examples name what is not there: an id of this installation takes its place. */
const filledIn = (command: string): string =>
  command
    .replaceAll('http://localhost:3000', base)
    .replace(/\/findings\/42\b/g, `/findings/${finding?.id}`)
    .replaceAll('["42"]', `["${finding?.id}"]`)
    .replaceAll('<scanId>', scan?.id ?? '')
    .replace(/^(KEY|URL)=.*$/m, ':');

/** Tells each answer's status on a descriptor of its own, and ends a stream after a while. */
const prelude = `
curl() {
  case " $* " in
    *" -w "*) command curl -sS -m 5 "$@" ;;
    *) command curl -sS -m 90 --retry 3 -w '%{stderr}STATUS %{http_code} %{url_effective}\\n' "$@" ;;
  esac
}
uuidgen() { node -p 'crypto.randomUUID()'; }
`;

/** 409: it is there or runs already, as the second time that the commands are carried out. */
const isGood = (told: string): boolean => /^STATUS ([23]\d\d|409) /.test(told);

function run({ commands }: Block): { bad: string[]; good: number } {
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-docs-'));
  try {
    const live = (command: string) =>
      command.includes('/api/live') ? command.replace('curl ', 'curl -m 3 ').replace('curl -m 3', 'command curl -m 3 -sS') : command;
    const script = join(folder, 'commands.sh');
    // The id of a forwarder is that of the one made before.
    const id = `ID=\${ID:-$(command curl -sS -H "Authorization: Bearer $KEY" "$URL/api/forwarders" | node -p 'JSON.parse(fs.readFileSync(0)).data.forwarders[0]?.id')}`;
    const body = commands.map((command) => (/forwarders\/\$ID/.test(command) ? `${id}\n${filledIn(command)}` : live(filledIn(command))));
    writeFileSync(script, `${prelude}\n${body.join('\n')}\n`);
    const { stderr } = spawnSync('bash', [script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, KEY: apiKey, URL: base },
      timeout: 180_000,
      maxBuffer: 256 * 1024 * 1024,
    });
    const told = stderr.split('\n').filter((line) => line.startsWith('STATUS '));
    const bad = [
      ...told.filter((line) => !isGood(line)).map((line) => line.replaceAll(apiKey, '…')),
      ...stderr.split('\n').filter((line) => line && !line.startsWith('STATUS ') && !line.includes('timed out')),
    ];
    return { bad, good: told.length - told.filter((line) => !isGood(line)).length };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const word = process.argv[2] ?? '';
const files = ['README.md', ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`)];
let failed = 0;
for (const file of files.filter((name) => name.endsWith('.md') && name.includes(word)).sort()) {
  for (const block of blocksOf(file, readFileSync(join(root, file), 'utf8'))) {
    const where = `${block.file}:${block.line}`;
    const reason = notHere.find(([pattern]) => pattern.test(block.commands.join('\n')))?.[1];
    if (reason) {
      console.log(`- ${where}: not carried out: ${reason}`);
      continue;
    }
    const { bad, good } = run(block);
    if (bad.length > 0) failed += 1;
    console.log(`${bad.length > 0 ? '✗' : '✓'} ${where}: ${good} answered${bad.map((line) => `\n    ${line}`).join('')}`);
  }
}
process.exit(failed > 0 ? 1 : 0);
