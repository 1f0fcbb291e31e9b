import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkIds, registryText } from '@/scripts/checks/generate-registry';
import { collectors, declarationsOf, specOf } from '@/server/collect/registry';
import { checks } from './registry';
import { severities } from './types';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const ids = checks.map((check) => check.id);

describe('the catalogue of checks', () => {
  it('is the registry that the generator makes from the files', () => {
    expect(readFileSync(here('registry.ts'), 'utf8')).toBe(registryText(checkIds()));
  });

  it('has at least 110 checks, at least five for each of nine services', () => {
    expect(ids.length).toBeGreaterThanOrEqual(110);
    const perService = (services: string[]) => ids.filter((id) => services.includes(id.split('/')[0] ?? '')).length;
    for (const services of [
      ['ec2'],
      ['iam', 'account'],
      ['s3'],
      ['rds'],
      ['kms'],
      ['lambda'],
      ['cloudtrail'],
      ['config'],
      ['cloudformation'],
    ]) {
      expect({ services, enough: perService(services) >= 5 }).toEqual({ services, enough: true });
    }
  });

  it('still has every id that was ever published, as a check or as what a check was called before', () => {
    const published = readFileSync(here('ids.txt'), 'utf8').split('\n').filter(Boolean);
    const answering = new Set(checks.flatMap((check) => [check.id, ...(check.formerly ?? [])]));
    expect(published.filter((id) => !answering.has(id))).toEqual([]);
    const reused = checks.flatMap((check) => check.formerly ?? []).filter((id) => ids.includes(id));
    expect(reused).toEqual([]);
  });

  it('names each check once, and gives an alias to several only for different types of resource', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const claims = checks.flatMap((check) => (check.aliases.prowler ?? []).map((alias) => `${alias} on ${check.resourceType}`));
    expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([]);
  });

  it('owes its number to no family of port checks', () => {
    const ports = ids.filter((id) => /^ec2\/(security-group|instance|network-acl)-.*(closed|unreachable|open)$/.test(id));
    expect(ports.length).toBeLessThanOrEqual(15);
    expect(ids.length - ports.length).toBeGreaterThanOrEqual(95);
  });
});

describe.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  it('lives in its own file, with a test beside it', () => {
    expect(existsSync(here(`${id}.ts`))).toBe(true);
    expect(existsSync(here(`${id}.test.ts`))).toBe(true);
  });

  it('says what is good, why it matters and how to mend it', () => {
    expect(severities).toContain(check.severity);
    expect(check.title.length).toBeGreaterThan(10);
    expect(check.title.length).toBeLessThanOrEqual(110);
    expect(check.title.endsWith('.')).toBe(false);
    expect(check.why.length).toBeGreaterThan(30);
    expect(check.remedy.text.length).toBeGreaterThan(20);
  });

  it('needs only declared operations, and all listings that its verdict stands on', () => {
    for (const operation of check.needs) expect(() => specOf(operation)).not.toThrow();
    const types = [check.resourceType, ...(check.reads ?? []).map((read) => read.type)];
    for (const type of types) {
      const owner = collectors.find((collector) => collector.types.includes(type));
      expect(owner, `a collector for ${type}`).toBeDefined();
      const listed = check.needs.some((operation) =>
        declarationsOf(operation).some(({ collector, spec }) => collector === owner && spec.types.includes(type)),
      );
      expect(listed, `an operation that reads ${type}`).toBe(true);
    }
  });

  it('looks at no type that it does not declare', () => {
    const asked = [...readFileSync(here(`${id}.ts`), 'utf8').matchAll(/\.(?:list|get)\(\s*'(AWS::[\w:]+)'/g)].map(([, type]) => type);
    const declared = (check.reads ?? []).map(({ type }) => type as string);
    expect(asked.filter((type) => !declared.includes(type ?? ''))).toEqual([]);
  });

  it('has parameters with a source and a default inside their bounds', () => {
    for (const parameter of Object.values(check.parameters ?? {})) {
      expect(parameter.source.length).toBeGreaterThan(2);
      expect(parameter.default).toBeGreaterThanOrEqual(parameter.min);
      expect(parameter.default).toBeLessThanOrEqual(parameter.max);
    }
  });
});
