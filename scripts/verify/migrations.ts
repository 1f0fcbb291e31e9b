import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Rules of squawk about taste and about what our migrator does (a lock timeout, one transaction a file). */
const EXCLUDED = [
  'identifier-too-long',
  'prefer-bigint-over-int',
  'prefer-bigint-over-smallint',
  'prefer-robust-stmts',
  'prefer-text-field',
  'require-lock-timeout',
  'require-statement-timeout',
];

/** What squawk lets pass, and the servers of the release before may still use, or wait for. */
const OURS: readonly [RegExp, string][] = [
  [
    /\bdrop\s+(constraint|function|procedure|schema|trigger|type|view|policy)\b/i,
    'takes away what the release before may rely on: drop it one release later',
  ],
  [
    /^\s*(update|delete\s+from|insert\s+into\s+\S+\s*(\([^)]*\)\s*)?select)\b/im,
    'rewrites rows inside of a migration: do it in batches by a job',
  ],
  [/^\s*truncate\b/im, 'empties a table'],
  [
    /^\s*(revoke|create\s+(or\s+replace\s+)?trigger)\b/im,
    'changes what servers of the release before may do, or what happens when they do it',
  ],
];

const MARK = /^-- squawk-ignore\b/;

interface Journal {
  entries: readonly { tag: string }[];
}

/**
 * What is unsafe in migrations that are newer than the last release: while they run, and until the last server is replaced, servers of that
 * release work on the new schema. Whatever is meant all the same says so above the statement: `-- because …`, and below it for a rule of
 * squawk `-- squawk-ignore <rule>`.
 * @param root of the repository
 */
export function migrationComplaints(root: string): string[] {
  const folder = join(root, 'drizzle', 'migrations');
  const { migration } = JSON.parse(readFileSync(join(root, 'drizzle', 'release.json'), 'utf8')) as { migration: string };
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;
  const at = entries.findIndex(({ tag }) => tag === migration);
  if (at < 0) return [`drizzle/release.json names ${migration}, and drizzle/migrations has none of that name.`];
  return complaintsOf(entries.slice(at + 1).map(({ tag }) => join(folder, `${tag}.sql`)));
}

/** What is unsafe in these files, each with its line. */
export function complaintsOf(files: readonly string[]): string[] {
  const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  const concurrent = files.filter((file) => /^\s*-- concurrently\b/.test(texts.get(file) ?? ''));
  const found = [
    ...bySquawk(
      files.filter((file) => !concurrent.includes(file)),
      '--assume-in-transaction',
    ),
    ...bySquawk(concurrent, '--no-assume-in-transaction'),
    ...[...texts].flatMap(([file, text]) => [...byUs(text), ...marksWithoutReason(text)].map((complaint) => ({ file, complaint }))),
  ];
  return found.map(({ file, complaint }) => `${basename(file)}, ${complaint} (docs/upgrades.md)`);
}

function bySquawk(files: readonly string[], inTransaction: string): { file: string; complaint: string }[] {
  if (files.length === 0) return [];
  const bin = join(import.meta.dirname, '..', '..', 'node_modules', 'squawk-cli', 'js', 'bin', 'squawk');
  const args = ['--reporter', 'json', '--pg-version', '15.0', inTransaction, ...EXCLUDED.flatMap((rule) => ['--exclude', rule])];
  const { stdout, stderr, error } = spawnSync(process.execPath, [bin, ...args, ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error || stdout.trim() === '') throw new Error(`squawk did not answer: ${error?.message ?? stderr}`);
  const found = JSON.parse(stdout) as { file: string; line: number; message: string; help: string | null; rule_name: string }[];
  return found.map(({ file, line, message, help, rule_name }) => ({
    file,
    complaint: `line ${line + 1}: ${rule_name}: ${message}${help ? ` ${help}` : ''}`,
  }));
}

/** The same by our own rules; a statement is what stands between two breakpoints or semicolons, without its comments. */
function byUs(text: string): string[] {
  const complaints: string[] = [];
  let line = 1;
  for (const part of text.split(/(?<=;|--> statement-breakpoint)/)) {
    const marked = /^-- because \S/m.test(part);
    const statement = part.replace(/--.*$/gm, '');
    for (const [pattern, why] of OURS) {
      const found = pattern.exec(statement);
      if (found && !marked) complaints.push(`line ${line + lines(statement.slice(0, found.index + found[0].search(/\S/)))}: ours: ${why}`);
    }
    line += lines(part);
  }
  return complaints;
}

function marksWithoutReason(text: string): string[] {
  const all = text.split('\n');
  return all.flatMap((each, index) =>
    MARK.test(each) && !/^-- because \S/.test(all[index - 1] ?? '')
      ? [`line ${index + 1}: say in the line above why it is safe: -- because …`]
      : [],
  );
}

const lines = (text: string): number => text.split('\n').length - 1;
