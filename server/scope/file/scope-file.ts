import { stringify } from 'yaml';
import { z } from 'zod';
import { unknownInExclusion, unknownInSetting } from '../known';
import { checkSettingSchema, exclusionSchema } from '../schema';
import type { CheckSettingInput, Exclusion, ExclusionInput, ScopeDocument } from '../types';
import type { FileNote, FilePath, ParsedFile } from './yaml';

/** An exclusion in a file may carry its id, by which it is found again. */
export type FileExclusion = ExclusionInput & { id?: string };

/** What a file says of the organization or an account. */
export interface FileLevel {
  checks: Record<string, CheckSettingInput>;
  exclusions: FileExclusion[];
}

export const emptyLevel = (): FileLevel => ({ checks: {}, exclusions: [] });

/** What a file says of all. Accounts by twelve digits. */
export interface ScopeFile {
  organization: FileLevel;
  accounts: Record<string, FileLevel>;
}

const levelSchema = z
  .strictObject({
    checks: z.record(z.string(), checkSettingSchema).nullish(),
    exclusions: z.array(z.union([z.record(z.string(), z.unknown()), z.null()])).nullish(),
  })
  .nullish();

const fileSchema = z.strictObject({
  version: z.literal(1, { error: 'must be 1' }),
  organization: levelSchema,
  accounts: z.record(z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id, in quotes'), levelSchema).nullish(),
});

/** Reads our own file. A date alone means the end of that day, in UTC. @returns notes where it is not right, each with its line */
export function readScopeFile({ value, note }: ParsedFile): { scope: ScopeFile } | { problems: FileNote[] } {
  const read = fileSchema.safeParse(withWholeDays(value));
  if (!read.success) return { problems: read.error.issues.map((issue) => note(issue.path as FilePath, whyNot(issue))) };
  const problems: FileNote[] = [];
  const levelOf = (level: z.output<typeof levelSchema>, at: FilePath): FileLevel => {
    for (const [id, setting] of Object.entries(level?.checks ?? {}))
      for (const { path, message } of unknownInSetting(id, setting))
        problems.push(note([...at, 'checks', id, ...path], `${path.join('.') || id} ${message}`));
    const exclusions = (level?.exclusions ?? []).flatMap((each, index) => {
      const here = [...at, 'exclusions', index];
      const { id, ...rest } = each ?? {};
      const exclusion = exclusionSchema.safeParse(rest);
      const ownId = z.uuid().optional().safeParse(id);
      if (!ownId.success) problems.push(note([...here, 'id'], 'must be an id that an export wrote; leave it out for a new exclusion'));
      if (!exclusion.success) {
        problems.push(...exclusion.error.issues.map((issue) => note([...here, ...(issue.path as FilePath)], whyNot(issue))));
        return [];
      }
      problems.push(...unknownInExclusion(exclusion.data).map(({ path, message }) => note([...here, ...path], message)));
      return [{ ...exclusion.data, ...(ownId.data ? { id: ownId.data } : {}) }];
    });
    return { checks: level?.checks ?? {}, exclusions };
  };
  const scope: ScopeFile = {
    organization: levelOf(read.data.organization, ['organization']),
    accounts: Object.fromEntries(Object.entries(read.data.accounts ?? {}).map(([id, level]) => [id, levelOf(level, ['accounts', id])])),
  };
  return problems.length > 0 ? { problems } : { scope };
}

/** What is wrong with a key is said of the key. */
function whyNot(issue: z.core.$ZodIssue): string {
  const [inner] = issue.code === 'invalid_key' ? issue.issues : [];
  return (inner?.message ?? issue.message).replace(/^Invalid input: /, '');
}

/** `expiresAt: 2027-01-31` is through the 31st. */
function withWholeDays(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withWholeDays);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key !== 'expiresAt' || typeof each !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(each)) return [key, withWholeDays(each)];
      const day = new Date(`${each}T00:00:00.000Z`);
      return [key, Number.isNaN(day.getTime()) ? each : new Date(day.getTime() + 86_400_000).toISOString()];
    }),
  );
}

const heading = `# Thresholds, disabled checks and excluded resources of CloudLens. Everything else is as the checks say by default.
# An account's word goes before the organization's. Import it under Settings, Scope, or by POST /api/scope/import.
`;

const sayings = <T extends { by: string; at: string }>({ by, at, ...rest }: T): Omit<T, 'by' | 'at'> => {
  const kept = Object.entries(rest).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(kept) as Omit<T, 'by' | 'at'>;
};

function levelToWrite({ checks, exclusions }: ScopeDocument): Record<string, unknown> {
  const settings = Object.entries(checks).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...(settings.length > 0 ? { checks: Object.fromEntries(settings.map(([id, setting]) => [id, sayings(setting)])) } : {}),
    ...(exclusions.length > 0 ? { exclusions: exclusions.map((each: Exclusion) => sayings(each)) } : {}),
  };
}

/** Writes what is stored as a file that reads back to the same. */
export function writeScopeFile(organization: ScopeDocument, accounts: ReadonlyMap<string, ScopeDocument>, format: 'yaml' | 'json'): string {
  const own = [...accounts]
    .filter(([, { checks, exclusions }]) => Object.keys(checks).length + exclusions.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const file = {
    version: 1,
    organization: levelToWrite(organization),
    ...(own.length > 0 ? { accounts: Object.fromEntries(own.map(([id, document]) => [id, levelToWrite(document)])) } : {}),
  };
  return format === 'json' ? `${JSON.stringify(file, null, 2)}\n` : `${heading}${stringify(file, { lineWidth: 120 })}`;
}
