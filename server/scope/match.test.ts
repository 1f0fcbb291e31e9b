import { describe, expect, it } from 'vitest';
import { exclusionFinder } from './match';
import { matchesRegex, matchesWildcard, whyNoRegex } from './pattern';
import type { ActiveExclusion } from './types';

const resource = { arn: 'arn:aws:s3:::logs-eu-1', id: 'logs-eu-1', name: 'Logs', region: 'eu-west-1', tags: { env: 'prod', team: 'blue' } };
const rule = (rest: Partial<ActiveExclusion>): ActiveExclusion => ({
  id: 'x',
  key: 'k',
  reason: 'r',
  owner: null,
  expiresAt: null,
  level: 'organization',
  ...rest,
});
const excludes = (rest: Partial<ActiveExclusion>, checkId = 's3/a') => exclusionFinder([rule(rest)])(checkId, resource) !== undefined;

describe('wildcards', () => {
  it.each([
    ['*', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['a*c', 'abc', true],
    ['a*c', 'ab', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['*bar*', 'foobarbaz', true],
    ['a.c', 'abc', false],
    ['**a**', 'a', true],
    ['arn:aws:s3:::logs-*', 'arn:aws:s3:::logs-eu-1', true],
    ['[a]', 'a', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  it('and expressions do bounded work for patterns that are made to be slow', () => {
    const text = 'a'.repeat(2_000);
    expect(matchesWildcard(`${'a*'.repeat(250)}b`, text)).toBe(false);
    expect(matchesRegex('^(a+)+b$', text)).toBe(false);
    expect(matchesRegex('(a|a)*c', text)).toBe(false);
  });
});

describe('expressions', () => {
  it.each(['(?=a)', '(?!a)b', '(?<=a)b', '(?<!a)b', '(a)\\1', '[', 'a{2000}', '(?P<x'])('refuses %s with a sentence', (pattern) => {
    expect(whyNoRegex(pattern)).toMatch(/^[A-Z].*\.$/);
  });
  it.each(['^logs-', 'a|b', '\\\\1', '[0-9]{12}', 'x{1,100}'])('takes %s', (pattern) => {
    expect(whyNoRegex(pattern)).toBeNull();
  });
});

describe('a rule', () => {
  it.each<[string, Partial<ActiveExclusion>, boolean]>([
    ['an ARN', { resources: ['arn:aws:s3:::logs-*'] }, true],
    ['another ARN', { resources: ['arn:aws:s3:::data-*'] }, false],
    ['an id', { resources: ['logs-eu-?'] }, true],
    ['a name', { resources: ['Logs'] }, true],
    ['part of an id', { resources: ['logs'] }, false],
    ['one of several', { resources: ['a', 'logs-eu-1'] }, true],
    ['an expression', { resourceRegex: ['eu-\\d$'] }, true],
    ['an expression on the ARN', { resourceRegex: ['^arn:aws:s3'] }, true],
    ['the service in the ARN, by an expression on ids', { resourceRegex: ['s3'] }, false],
    ['all tags', { tags: { env: 'p*', team: 'blue' } }, true],
    ['not all tags', { tags: { env: 'prod', team: 'red' } }, false],
    ['a tag that is not there', { tags: { cost: '*' } }, false],
    ['expressions on tags', { tagRegex: ['env=prod|env=test', 'team=blue'] }, true],
    ['one expression on tags that is not found', { tagRegex: ['env=prod', 'team=red'] }, false],
    ['its region', { resources: ['*'], regions: ['eu-*'] }, true],
    ['another region', { resources: ['*'], regions: ['us-*'] }, false],
    ['its check', { resources: ['*'], checks: ['s3/a'] }, true],
    ['its service', { resources: ['*'], checks: ['s3/*'] }, true],
    ['another check', { resources: ['*'], checks: ['s3/b', 'ec2/*'] }, false],
    ['an exception that fits', { resources: ['*'], except: [{ tags: { env: 'prod' } }] }, false],
    ['an exception of which one thing does not fit', { resources: ['*'], except: [{ tags: { env: 'prod' }, regions: ['us-*'] }] }, true],
    ['an exception for another check', { resources: ['*'], except: [{ checks: ['s3/b'] }] }, true],
  ])('by %s: %s', (_, rest, expected) => {
    expect(excludes(rest)).toBe(expected);
  });
});
