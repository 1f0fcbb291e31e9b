import { describe, expect, it } from 'vitest';
import { effectiveScope } from '../effective';
import { parseFile } from '../file/yaml';
import { exclusionFinder } from '../match';
import type { ScopeDocument } from '../types';
import { readMutelist } from './translate';

const [mine, other] = ['123456789012', '210987654321'];

function translate(text: string) {
  const parsed = parseFile(text);
  if (!('file' in parsed)) throw new Error('no YAML');
  const reading = readMutelist(parsed.file, new Set([mine, other]));
  if (!('scope' in reading)) throw new Error(reading.problems[0]?.message);
  return reading;
}

/** Whether the account's resource is excluded from the check, once what was read is stored. */
function excludes(
  text: string,
  checkId: string,
  resource: { id: string; region?: string; tags?: Record<string, string> },
  account = mine,
): boolean {
  const { scope } = translate(text);
  const store = (level: { exclusions: object[] } | undefined): ScopeDocument => ({
    checks: {},
    exclusions: (level?.exclusions ?? []).map((each, index) => ({ ...each, id: String(index), reason: 'r', by: 'x', at: 'y' })),
  });
  const effective = effectiveScope(store(scope.organization), store(scope.accounts[account]), new Date());
  const { id, region = 'eu-west-1', tags = {} } = resource;
  return exclusionFinder(effective?.exclusions ?? [])(checkId, { arn: `arn:aws:x:::${id}`, id, name: null, region, tags }) !== undefined;
}

const list = (checks: string, account = '"*"') =>
  `Mutelist:\n  Accounts:\n    ${account}:\n      Checks:\n${checks.replace(/^/gm, '        ')}`;
const encrypted = 'ec2/volume-encrypted';
const entry = (name: string, rest: string) => list(`"${name}":\n  Regions: ["*"]\n${rest.replace(/^/gm, '  ')}`);

describe('a mutelist', () => {
  it('becomes exclusions by the ids that checks are called by there, with its description as the reason', () => {
    const { scope, understood, skipped } = translate(entry('ec2_ebs_volume_encryption', 'Resources: ["vol-1"]\nDescription: In a vault'));
    expect(scope.organization.exclusions).toEqual([{ checks: [encrypted], resourceRegex: ['vol-1'], reason: 'In a vault' }]);
    expect(understood).toHaveLength(1);
    expect(skipped).toEqual([]);
  });

  it.each<[string, string, Parameters<typeof excludes>[2], boolean]>([
    ['finds expressions anywhere, as there', 'Resources: ["test"]', { id: 'my-test-1' }, true],
    ['takes a leading star for anything', 'Resources: ["*-prod$"]', { id: 'a-prod' }, true],
    ['wants all tags', 'Resources: ["*"]\nTags: ["env=dev", "team=a|team=b"]', { id: 'x', tags: { env: 'dev', team: 'b' } }, true],
    ['is not content with some tags', 'Resources: ["*"]\nTags: ["env=dev", "team=a|team=b"]', { id: 'x', tags: { env: 'dev' } }, false],
    ['keeps what an exception names', 'Resources: ["*"]\nExceptions:\n  Resources: ["vol-9"]', { id: 'vol-9' }, false],
    [
      'keeps only what fits all of an exception',
      'Resources: ["*"]\nExceptions:\n  Resources: ["vol-9"]\n  Regions: ["us-east-1"]',
      { id: 'vol-9' },
      true,
    ],
    ['excepts by tag', 'Resources: ["*"]\nExceptions:\n  Tags: ["env=prod"]', { id: 'x', tags: { env: 'prod' } }, false],
  ])('%s', (_, rest, resource, expected) => {
    expect(excludes(entry('ec2_ebs_volume_encryption', rest), encrypted, resource)).toBe(expected);
  });

  it('takes regions by name, and what has none for us-east-1, where that tool puts it', () => {
    const text = list('"*":\n  Regions: ["us-east-1"]\n  Resources: ["root"]');
    expect(excludes(text, 'iam/root-unused', { id: 'root', region: 'global' })).toBe(true);
    expect(excludes(text, 'iam/root-unused', { id: 'root', region: 'eu-west-1' })).toBe(false);
  });

  it('takes names of checks for expressions, and says which it took', () => {
    const { scope, adjusted } = translate(list('"ec2_ebs_*":\n  Regions: ["*"]\n  Resources: ["x"]'));
    expect(scope.organization.exclusions[0]?.checks).toContain(encrypted);
    expect(adjusted.map(({ message }) => message).join()).toMatch(/checks that it matches today/);
  });

  it('lets an exception hold for the entries below it, where that tool stops reading', () => {
    const text = list(
      [
        '"ec2_ebs_volume_encryption":\n  Regions: ["*"]\n  Resources: ["none"]\n  Exceptions:\n    Resources: ["vol-9"]',
        '"*":\n  Regions: ["*"]\n  Resources: ["vol"]',
      ].join('\n'),
    );
    expect(excludes(text, encrypted, { id: 'vol-9' })).toBe(false);
    expect(excludes(text, encrypted, { id: 'vol-1' })).toBe(true);
    expect(excludes(text, 'ec2/volume-attached', { id: 'vol-9' })).toBe(true);
  });

  it('takes entries of an account for that account', () => {
    const text = list('"*":\n  Regions: ["*"]\n  Resources: ["vol"]', `"${mine}"`);
    expect(excludes(text, encrypted, { id: 'vol-1' }, mine)).toBe(true);
    expect(excludes(text, encrypted, { id: 'vol-1' }, other)).toBe(false);
  });

  it.each([
    ['an account that is not connected', list('"*":\n  Regions: ["*"]\n  Resources: ["x"]', '"999999999999"'), /not connected here/],
    ['a check that nobody has', entry('ec2_made_up_check', 'Resources: ["x"]'), /names no check that CloudLens has/],
    ['an expression that could run for ever', entry('*', 'Resources: ["(?!prod)x"]'), /Look-aheads/],
    ['an expression that is none', entry('*', 'Resources: ["vol-("]'), /not a regular expression/],
    ['an entry without resources', entry('*', ''), /mutes nothing/],
    ['a region that is none', list('"*":\n  Regions: ["the-moon"]\n  Resources: ["x"]'), /names no region of AWS/],
    ['everything', entry('*', 'Resources: ["*"]'), /nothing to judge/],
    ['a key that nobody knows', entry('*', 'Resources: ["x"]\nSeverity: high'), /Severity is nothing that a mutelist has/],
    [
      'exceptions by account under all accounts',
      entry('*', 'Resources: ["x"]\nExceptions:\n  Accounts: ["123456789012"]'),
      /once for each account/,
    ],
  ])('skips %s, and says where and why', (_, text, expected) => {
    const { skipped } = translate(text);
    expect(skipped.map(({ message }) => message).join('\n')).toMatch(expected);
    expect(skipped.every(({ line }) => line !== null && line > 2)).toBe(true);
  });

  it('excludes no more than that tool where an exception above cannot be read', () => {
    const text = list(
      [
        '"ec2_ebs_volume_encryption":\n  Regions: ["*"]\n  Resources: ["a"]\n  Exceptions:\n    Resources: ["(?!x)y"]',
        '"*":\n  Regions: ["*"]\n  Resources: ["vol"]',
      ].join('\n'),
    );
    const { skipped, understood } = translate(text);
    expect(understood).toEqual([]);
    expect(skipped.map(({ line }) => line)).toEqual([5, 10]);
  });

  it('is told from other files', () => {
    expect(() => translate('version: 1\n')).toThrow(/no mutelist/);
  });
});
