import { knownRegions } from '@/server/aws/known-regions';
import { checks } from '@/server/checks/registry';
import { emptyLevel, type FileLevel, type ScopeFile } from '../file/scope-file';
import type { FileNote, FilePath, ParsedFile } from '../file/yaml';
import { matchesRegex, whyNoRegex } from '../pattern';
import { exclusionSchema } from '../schema';
import type { Exception, ExclusionInput } from '../types';

/**
 * Reads a mutelist of Prowler: `Mutelist.Accounts.<account or *>.Checks.<check>` with Regions, Resources, Tags, Exceptions and
 * Description. As Prowler does, names of checks, regions and resources are expressions that are found anywhere, all tags have to be
 * found, an exception holds where everything fits that it says, and one that holds ends the account's list for that finding.
 */

export interface MutelistReading {
  scope: ScopeFile;
  /** What became an exclusion as it stood. */
  understood: FileNote[];
  /** What became one in other words than it stood, or stands for less. */
  adjusted: FileNote[];
  /** What did not, and why. */
  skipped: FileNote[];
}

type Known = Record<string, unknown>;
const isRecord = (value: unknown): value is Known => typeof value === 'object' && value !== null && !Array.isArray(value);
const keysOf = {
  list: ['Accounts'],
  account: ['Checks'],
  entry: ['Regions', 'Resources', 'Tags', 'Exceptions', 'Description'],
  exception: ['Accounts', 'Regions', 'Resources', 'Tags'],
};

/** Prowler takes a leading star for anything, and every other text for an expression. */
const expressionOf = (text: string): string => (text.startsWith('*') ? `.*${text.slice(1)}` : text);
const isAll = (text: string): boolean => /^(\.?\*)$/.test(text);

/** Every id of Prowler's with the checks that it stands for. */
const byAlias = new Map<string, string[]>();
for (const check of checks) for (const alias of check.aliases.prowler ?? []) byAlias.set(alias, [...(byAlias.get(alias) ?? []), check.id]);

class Untranslatable extends Error {}

export function readMutelist({ value, note }: ParsedFile, connected: ReadonlySet<string>): MutelistReading | { problems: FileNote[] } {
  const reading: MutelistReading = { scope: { organization: emptyLevel(), accounts: {} }, understood: [], adjusted: [], skipped: [] };
  const root = isRecord(value) ? value.Mutelist : undefined;
  if (!isRecord(root) || !isRecord(root.Accounts))
    return { problems: [note(['Mutelist'], 'this is no mutelist: it has no Mutelist with Accounts')] };
  const skip = (path: FilePath, message: string) => void reading.skipped.push(note(path, message));
  const skipUnknown = (record: Known, known: readonly string[], path: FilePath) => {
    for (const key of Object.keys(record))
      if (!known.includes(key)) skip([...path, key], `${key} is nothing that a mutelist has here, and was left out`);
  };
  skipUnknown(value as Known, ['Mutelist'], []);
  skipUnknown(root, keysOf.list, ['Mutelist']);
  for (const [account, said] of Object.entries(root.Accounts)) {
    const at = ['Mutelist', 'Accounts', account];
    if (account !== '*' && !/^\d{12}$/.test(account)) {
      skip(at, `${account} is neither * nor the twelve digits of an AWS account`);
      continue;
    }
    if (account !== '*' && !connected.has(account)) {
      skip(at, `account ${account} is not connected here: its entries were left out`);
      continue;
    }
    if (!isRecord(said) || !isRecord(said.Checks)) {
      skip(at, 'it has no Checks');
      continue;
    }
    skipUnknown(said, keysOf.account, at);
    const level = account === '*' ? reading.scope.organization : emptyLevel();
    if (account !== '*') reading.scope.accounts[account] = level;
    const ending: Ending[] = [];
    for (const [name, entry] of Object.entries(said.Checks))
      translateEntry({ reading, note, level, account, connected, ending, skipUnknown }, name, entry, [...at, 'Checks', name]);
  }
  return reading;
}

/** An exception, and the accounts that it is for; null: all. */
interface Ending {
  exception: Exception;
  accounts: string[] | null;
  /** Nobody knows what it would have taken out. */
  unreadable?: true;
}

interface Surroundings {
  reading: MutelistReading;
  note: ParsedFile['note'];
  level: FileLevel;
  account: string;
  connected: ReadonlySet<string>;
  /** Exceptions of entries before: they end the list for what fits them. */
  ending: Ending[];
  skipUnknown(record: Known, known: readonly string[], path: FilePath): void;
}

function translateEntry(around: Surroundings, name: string, entry: unknown, path: FilePath): void {
  const { reading, note, level, account, connected, ending, skipUnknown } = around;
  const skip = (message: string, below: FilePath = []) => void reading.skipped.push(note([...path, ...below], message));
  try {
    if (!isRecord(entry)) throw new Untranslatable('it has neither Regions nor Resources');
    skipUnknown(entry, keysOf.entry, path);
    const mine = checksNamed(name);
    if (mine !== null && mine.length === 0) throw new Untranslatable(`${name} names no check that CloudLens has`);
    const exceptions = exceptionsOf(entry.Exceptions, mine, connected, ending);
    // Prowler looks at an entry's exceptions before the entry.
    ending.push(...exceptions);
    const here = ending.filter(({ accounts }) => accounts === null || account === '*' || accounts.includes(account));
    const relevant = here.filter(({ exception }) => meet(exception.checks, mine));
    if (relevant.some(({ unreadable }) => unreadable))
      throw new Untranslatable('an entry above it has exceptions that cannot be taken over: more would be excluded than there');
    const byAccount = relevant.filter(({ accounts }) => account === '*' && accounts !== null);
    if (
      here.some(
        ({ exception, accounts }) => accounts !== null && account !== '*' && saysNothing(exception) && covers(exception.checks, mine),
      )
    )
      throw new Untranslatable('an exception takes this account out of it');
    if (byAccount.length > 0)
      throw new Untranslatable('an exception names accounts under the account *: write the entry once for each account instead');
    const resources = listOf(entry.Resources, 'Resources');
    const regions = regionsOf(listOf(entry.Regions, 'Regions'));
    const tagRegex =
      entry.Tags === undefined || entry.Tags === null || isEmpty(entry.Tags)
        ? undefined
        : listOf(entry.Tags, 'Tags')
            .filter((each) => !isAll(each))
            .map(safe);
    if (typeof entry.Description !== 'string' && entry.Description !== undefined && entry.Description !== null)
      skip('the Description is no text, and was left out', ['Description']);
    const described = typeof entry.Description === 'string' ? entry.Description.trim().slice(0, 500) : '';
    const except = relevant.map(({ exception }) => exception);
    const rule = {
      ...(mine === null ? {} : { checks: mine }),
      ...(regions === null ? {} : { regions }),
      ...(resources.some(isAll) ? (tagRegex?.length ? {} : { resources: ['*'] }) : { resourceRegex: resources.map(safe) }),
      ...(tagRegex?.length ? { tagRegex } : {}),
      ...(except.length > 0 ? { except } : {}),
      reason: described.length >= 3 ? described : 'From a Prowler mutelist',
    } satisfies ExclusionInput;
    const checked = exclusionSchema.safeParse(rule);
    if (!checked.success) throw new Untranslatable(checked.error.issues[0]?.message ?? 'it cannot be taken over');
    level.exclusions.push(checked.data);
    const of =
      mine === null
        ? 'every check'
        : `${mine.length} ${mine.length === 1 ? 'check' : 'checks'}: ${mine.slice(0, 3).join(', ')}${mine.length > 3 ? ', …' : ''}`;
    reading.understood.push(note(path, `${name} excludes from ${of}`));
    if (ending.length > exceptions.length && except.length > exceptions.length)
      reading.adjusted.push(note(path, 'exceptions of entries above it hold for it, too, as Prowler reads them'));
    if (mine !== null && !byAlias.has(name))
      reading.adjusted.push(note(path, `${name} is taken for the checks that it matches today; checks that come later are judged`));
  } catch (error) {
    if (!(error instanceof Untranslatable)) throw error;
    skip(error.message);
  }
}

/** null: all. Names are expressions that are found anywhere in an id; `lambda…` is written `awslambda…` inside Prowler. */
function checksNamed(name: string): string[] | null {
  if (isAll(name)) return null;
  const expression = safe(name.replace(/^lambda/, 'awslambda'));
  const found = [...byAlias].filter(([alias]) => alias === name || matchesRegex(expression, alias)).flatMap(([, ids]) => ids);
  return [...new Set(found)].sort();
}

function safe(text: string): string {
  const expression = expressionOf(text);
  const why = whyNoRegex(expression);
  if (why) throw new Untranslatable(`the expression ${text} cannot be taken over. ${why}`);
  return expression;
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);

function listOf(value: unknown, what: string): string[] {
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list) || list.length === 0) throw new Untranslatable(`it has no ${what}, and so mutes nothing`);
  return list.map((each) => {
    if (typeof each !== 'string' && typeof each !== 'number') throw new Untranslatable(`${what} holds something that is no text`);
    return String(each);
  });
}

/** Prowler puts what has no region into us-east-1. null: all. */
function regionsOf(list: readonly string[]): string[] | null {
  if (list.some(isAll)) return null;
  const literal = list.filter((each) => /^[a-z]{2}(-[a-z]+)+-\d+$/.test(each));
  const found = [...new Set([...knownRegions.filter((region) => list.some((each) => matchesRegex(safe(each), region))), ...literal])];
  if (found.length === 0) throw new Untranslatable(`${list.join(', ')} names no region of AWS`);
  return found.includes('us-east-1') ? [...found, 'global'] : found;
}

/** Those that cannot be read count for the entries below, too. */
function exceptionsOf(value: unknown, mine: string[] | null, connected: ReadonlySet<string>, ending: Ending[]): Ending[] {
  try {
    return readExceptions(value, mine, connected);
  } catch (error) {
    ending.push({ exception: mine === null ? {} : { checks: mine }, accounts: null, unreadable: true });
    throw error;
  }
}

function readExceptions(value: unknown, mine: string[] | null, connected: ReadonlySet<string>): Ending[] {
  if (value === undefined || value === null) return [];
  if (!isRecord(value)) throw new Untranslatable('its Exceptions cannot be read');
  const unknown = Object.keys(value).find((key) => !keysOf.exception.includes(key));
  if (unknown) throw new Untranslatable(`its Exceptions hold ${unknown}, which is not known`);
  const list = (name: string): string[] | null =>
    value[name] === undefined || value[name] === null || isEmpty(value[name]) ? null : listOf(value[name], name);
  const [accounts, regions, resources, tags] = [list('Accounts'), list('Regions'), list('Resources'), list('Tags')];
  if (!accounts && !regions && !resources && !tags) return [];
  const chosen = regions ? regionsOf(regions) : null;
  const exception: Exception = {
    ...(mine === null ? {} : { checks: mine }),
    ...(chosen === null ? {} : { regions: chosen }),
    ...(resources ? (resources.some(isAll) ? {} : { resourceRegex: resources.map(safe) }) : {}),
    ...(tags ? { tagRegex: tags.map(safe) } : {}),
  };
  if (accounts === null || accounts.some(isAll)) return [{ exception, accounts: null }];
  return [{ exception, accounts: [...connected].filter((id) => accounts.some((each) => matchesRegex(safe(each), id))) }];
}

const saysNothing = ({ regions, resourceRegex, tagRegex }: Exception): boolean => !regions && !resourceRegex && !tagRegex;
const covers = (those: readonly string[] | undefined, mine: readonly string[] | null): boolean =>
  those === undefined || mine?.every((id) => those.includes(id)) === true;
const meet = (those: readonly string[] | undefined, mine: readonly string[] | null): boolean =>
  those === undefined || mine === null || those.some((id) => mine.includes(id));
