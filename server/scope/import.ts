import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import { judgeSoon, lockDocument, requireWhole, writeDocument } from './change';
import { readDocuments } from './data';
import { type ImportMode, type PlannedChange, planLevel } from './file/plan-import';
import { type FileLevel, readScopeFile, type ScopeFile, writeScopeFile } from './file/scope-file';
import { type FileNote, parseFile } from './file/yaml';
import { type MutelistReading, readMutelist } from './mutelist/translate';
import { emptyDocument } from './types';

export interface ImportInput {
  content: string;
  /** `auto`: a mutelist where it has the key of one. */
  format?: 'auto' | 'cloudlens' | 'prowler';
  /** A mutelist is always merged: it speaks of exclusions only. */
  mode?: ImportMode;
}

export interface ImportPreview {
  format: 'cloudlens' | 'prowler';
  mode: ImportMode;
  /** What keeps the file from being imported; then nothing else is said. */
  problems: FileNote[];
  changes: PlannedChange[];
  /** Entries that are so already. */
  unchanged: number;
  /** Of a mutelist: what became an exclusion, what did so in other words, what did not and why. */
  understood: FileNote[];
  adjusted: FileNote[];
  skipped: FileNote[];
}

interface Plan {
  preview: ImportPreview;
  write: { target: string | null; accountId: string | null; document: Parameters<typeof writeDocument>[3] }[];
}

/** Says what an import would do, and does nothing. @throws AppError FORBIDDEN */
export async function previewImport(actor: Actor, input: ImportInput): Promise<ImportPreview> {
  authorise(actor, 'checks:update');
  return withOrg(actor, async (tx) => (await plan(tx, actor, input)).preview);
}

/**
 * Imports a file: all of it, or nothing where something in it is not right. What is stored is judged by it soon after.
 * @throws AppError UNPROCESSABLE with every problem and its line; FORBIDDEN
 */
export async function importScope(actor: Actor, input: ImportInput): Promise<ImportPreview> {
  authorise(actor, 'checks:update');
  const preview = await withOrg(actor, async (tx) => {
    await lockDocument(tx, actor.orgId, null);
    const { preview: planned, write } = await plan(tx, actor, input);
    if (planned.problems.length > 0) throw unreadable(planned.problems);
    for (const { target, document } of write) {
      if (target === null) requireWhole(actor);
      else authoriseOn(actor, 'accounts:update', target);
      await writeDocument(tx, actor, target, document);
    }
    if (write.length > 0)
      await recordAudit(tx, actor, {
        action: 'scope.import',
        data: { format: planned.format, mode: planned.mode, changes: planned.changes.slice(0, 200), count: planned.changes.length },
      });
    return planned;
  });
  if (preview.changes.length > 0) await judgeSoon(actor.orgId);
  return preview;
}

function unreadable(problems: readonly FileNote[]): AppError {
  const [first] = problems;
  const where = first?.line ? `Line ${first.line}${first.path ? ` (${first.path})` : ''}: ` : '';
  const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
  return new AppError('UNPROCESSABLE', `The file cannot be imported. ${where}${first?.message ?? ''}${more}`, { problems });
}

async function plan(tx: Tx, actor: Actor, { content, format = 'auto', mode = 'merge' }: ImportInput): Promise<Plan> {
  const stored = await readDocuments(tx, actor.orgId);
  const parsed = parseFile(content);
  const none = { changes: [], unchanged: 0, understood: [], adjusted: [], skipped: [] };
  const isMutelist = format === 'prowler' || (format === 'auto' && 'file' in parsed && hasKey(parsed.file.value, 'Mutelist'));
  const chosen = { format: isMutelist ? ('prowler' as const) : ('cloudlens' as const), mode: isMutelist ? ('merge' as const) : mode };
  const failed = (problems: FileNote[]): Plan => ({ preview: { ...chosen, problems, ...none }, write: [] });
  if ('problems' in parsed) return failed(parsed.problems);
  const read: MutelistReading | { scope: ScopeFile } | { problems: FileNote[] } = isMutelist
    ? readMutelist(parsed.file, new Set(stored.accounts.keys()))
    : readScopeFile(parsed.file);
  if ('problems' in read) return failed(read.problems);
  const { scope } = read;
  const strangers = Object.keys(scope.accounts).filter((id) => !stored.accounts.has(id));
  if (strangers.length > 0)
    return failed(strangers.map((id) => parsed.file.note(['accounts', id], `account ${id} is not connected here, or not yours to change`)));

  const [by, at] = [actor.name, new Date().toISOString()];
  const levels = levelsOf(scope, [...stored.accounts.keys()], chosen.mode, actor);
  const planned = levels.map(({ accountId, file }) => {
    const own = accountId === null ? { id: null, document: stored.organization } : stored.accounts.get(accountId);
    return { accountId, target: own?.id ?? null, ...planLevel(own?.document ?? emptyDocument, file, chosen.mode, accountId, by, at) };
  });
  return {
    preview: {
      ...chosen,
      problems: [],
      changes: planned.flatMap(({ changes }) => changes),
      unchanged: planned.reduce((sum, each) => sum + each.unchanged, 0),
      ...notesOf(read),
    },
    write: planned.filter(({ changes }) => changes.length > 0),
  };
}

const notesOf = (read: MutelistReading | { scope: ScopeFile }): Pick<ImportPreview, 'understood' | 'adjusted' | 'skipped'> =>
  'understood' in read
    ? { understood: read.understood, adjusted: read.adjusted, skipped: read.skipped }
    : { understood: [], adjusted: [], skipped: [] };

/** Replacing speaks of everybody whom the actor reaches; merging of those in the file. */
function levelsOf(
  scope: ScopeFile,
  connected: readonly string[],
  mode: ImportMode,
  actor: Actor,
): { accountId: string | null; file: FileLevel }[] {
  const { organization, accounts } = scope;
  const saysSomething = Object.keys(organization.checks).length + organization.exclusions.length > 0;
  const whole = saysSomething || (mode === 'replace' && actor.grants === null) ? [{ accountId: null, file: organization }] : [];
  const ids = mode === 'replace' ? connected : Object.keys(accounts);
  return [...whole, ...ids.map((accountId) => ({ accountId, file: accounts[accountId] ?? { checks: {}, exclusions: [] } }))];
}

const hasKey = (value: unknown, key: string): boolean => typeof value === 'object' && value !== null && key in value;

/** Everything that differs from the defaults, as a file. Who is limited to some accounts gets the organization's and theirs. */
export async function exportScope(actor: Actor, format: 'yaml' | 'json'): Promise<string> {
  authorise(actor, 'checks:read');
  return withOrg(actor, async (tx) => {
    const { organization, accounts } = await readDocuments(tx, actor.orgId);
    return writeScopeFile(organization, new Map([...accounts].map(([id, { document }]) => [id, document])), format);
  });
}
