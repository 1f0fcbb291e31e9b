import { describe, expect, it } from 'vitest';
import { emptyDocument, type ScopeDocument } from '../types';
import { planLevel } from './plan-import';
import { readScopeFile, writeScopeFile } from './scope-file';
import { parseFile } from './yaml';

const read = (text: string) => {
  const parsed = parseFile(text);
  return 'problems' in parsed ? parsed : readScopeFile(parsed.file);
};
const problemsOf = (text: string) => {
  const result = read(text);
  return 'problems' in result ? result.problems.map(({ line, path, message }) => `${line} ${path}: ${message}`) : [];
};

const document: ScopeDocument = {
  checks: {
    'ec2/instance-not-stopped-long': { parameters: { maxDays: 60 }, by: 'A', at: '2026-11-01T00:00:00.000Z' },
    'ec2/volume-encrypted': {
      enabled: false,
      reason: 'Vault',
      owner: 'ops',
      expiresAt: '2027-02-01T00:00:00.000Z',
      by: 'A',
      at: '2026-11-01T00:00:00.000Z',
    },
  },
  exclusions: [
    {
      id: '7d5a3f8e-0f0e-4c53-9a4b-3f1d3a4f6f10',
      tags: { env: 'sandbox*' },
      checks: ['ec2/*'],
      reason: 'Rebuilt nightly: "yes"',
      by: 'A',
      at: '2026-11-01T00:00:00.000Z',
    },
  ],
};

describe('a file of settings', () => {
  it.each(['yaml', 'json'] as const)('reads back as it was written, as %s', (format) => {
    const result = read(writeScopeFile(document, new Map([['123456789012', document]]), format));
    if (!('scope' in result)) throw new Error(JSON.stringify(result.problems));
    for (const level of [result.scope.organization, result.scope.accounts['123456789012']]) {
      if (!level) throw new Error('a level is missing');
      const plan = planLevel(document, level, 'replace', null, 'B', '2026-12-01T00:00:00.000Z');
      expect(plan).toEqual({ document, changes: [], unchanged: 3 });
    }
  });

  it('says what a merge and a replacement change, and keeps who wrote what stays', () => {
    const level = {
      checks: { 'ec2/volume-encrypted': { enabled: false, reason: 'Safe' } },
      exclusions: [{ resources: ['x'], reason: 'new one' }],
    };
    const merged = planLevel(document, level, 'merge', null, 'B', 'now');
    expect(merged.changes.map(({ change, what, id }) => `${change} ${what} ${id}`)).toEqual([
      'change check ec2/volume-encrypted',
      'add exclusion null',
    ]);
    expect(merged.document.checks['ec2/instance-not-stopped-long']).toEqual(document.checks['ec2/instance-not-stopped-long']);
    expect(merged.document.exclusions).toHaveLength(2);
    const replaced = planLevel(document, level, 'replace', null, 'B', 'now');
    expect(replaced.changes.map(({ change, what }) => `${change} ${what}`)).toEqual([
      'change check',
      'add exclusion',
      'remove exclusion',
      'remove check',
    ]);
    expect(Object.keys(replaced.document.checks)).toEqual(['ec2/volume-encrypted']);
    expect(planLevel(emptyDocument, level, 'merge', null, 'B', 'now').changes.map(({ change }) => change)).toEqual(['add', 'add']);
  });

  it('takes a day without time for the whole day', () => {
    const result = read(
      'version: 1\norganization:\n  checks:\n    ec2/volume-encrypted: { enabled: false, reason: Vault, expiresAt: 2027-01-31 }\n',
    );
    expect('scope' in result && result.scope.organization.checks['ec2/volume-encrypted']?.expiresAt).toBe('2027-02-01T00:00:00.000Z');
  });

  const head = 'version: 1\norganization:\n  checks:\n';
  it.each([
    ['no YAML', 'version: 1\n  organization: [', /^\d+ : /],
    ['another version', 'version: 2\n', /^1 version: Must be 1\.$/],
    ['a key that nobody knows', 'version: 1\norganisation: {}\n', /Unrecognized key: "organisation"/],
    [
      'a key twice',
      `${head}    ec2/volume-encrypted: { enabled: true }\n    ec2/volume-encrypted: { enabled: true }\n`,
      /^5 : Map keys must be unique\.$/,
    ],
    [
      'a check that is none',
      `${head}    ec2/volume-encryptd: { enabled: true }\n`,
      /^4 organization\.checks\.ec2\/volume-encryptd: .*no check of the catalogue/,
    ],
    [
      'another tool’s id',
      `${head}    ec2_ebs_volume_encryption: { enabled: true }\n`,
      /^4 .*another tool’s id: write ec2\/volume-encrypted\.$/,
    ],
    [
      'a threshold that is none',
      `${head}    ec2/instance-not-stopped-long: { parameters: { days: 3 } }\n`,
      /^4 .*parameters\.days: .*it has maxDays\.$/,
    ],
    [
      'a threshold beyond its bounds',
      `${head}    ec2/instance-not-stopped-long:\n      parameters:\n        maxDays: 0\n`,
      /^6 .*must be from 1 to 3650\.$/,
    ],
    ['no reason', `${head}    ec2/volume-encrypted: { enabled: false }\n`, /why the check is disabled\.$/],
    ['an account without quotes', 'version: 1\naccounts:\n  012345678901: {}\n', /twelve digits/],
    [
      'an exclusion of everything',
      'version: 1\norganization:\n  exclusions:\n    - resources: ["*"]\n      reason: all of it\n',
      /^4 .*nothing to judge/,
    ],
    ['an exclusion of nothing', 'version: 1\norganization:\n  exclusions:\n    - reason: none of it\n', /^4 .*Say which resources/],
    [
      'a dangerous expression',
      'version: 1\norganization:\n  exclusions:\n    - { resourceRegex: ["(?=a)b"], reason: looks ahead }\n',
      /^4 .*Look-aheads/,
    ],
    [
      'a selector of no service',
      'version: 1\norganization:\n  exclusions:\n    - { checks: ["nowhere/*"], resources: [x], reason: nowhere }\n',
      /no service of the catalogue/,
    ],
    [
      'a file that refers to itself',
      `a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\ne: [*d, *d, *d, *d]\n`,
      /refers to itself too often/,
    ],
  ])('tells %s with its line', (_, text, expected) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toMatch(new RegExp(expected.source, 'm'));
  });
});
