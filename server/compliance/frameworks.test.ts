import { describe, expect, it } from 'vitest';
import { findChecks } from '@/server/checks/catalogue';
import { checks } from '@/server/checks/registry';
import { frameworks } from './frameworks';
import { knownChecks } from './known-checks';
import { servingOf } from './serving';

describe.each(frameworks.map((framework) => [`${framework.name} ${framework.version}`, framework] as const))('%s', (_, framework) => {
  it('names no check that nobody knows', () => {
    const orphans = framework.requirements.flatMap((requirement) =>
      requirement.checks.filter((id) => findChecks(id).length === 0 && !knownChecks.has(id)).map((id) => `${requirement.id}: ${id}`),
    );
    expect(orphans).toEqual([]);
  });

  it('has each requirement and each group once', () => {
    for (const ids of [framework.requirements.map(({ id }) => id), framework.groups.map(({ id }) => id)])
      expect(ids.length).toBe(new Set(ids).size);
  });

  it('tells in words of ours what each requirement is about', () => {
    const bare = framework.requirements
      .filter(({ name }) => !name || /^[\dA-Z.()\- ]+$/.test(name))
      .map(({ id }) => `${framework.id} ${id}`);
    // The only numbers of which nothing but the number is known.
    const unknown = ['cis-7.0 2.1.2', 'cis-7.0 2.1.3', 'cis-7.0 2.1.4', 'cis-7.0 6.8'];
    expect(bare.filter((each) => !unknown.includes(each))).toEqual([]);
  });

  it('uses every group, and says how much of the framework it holds', () => {
    const used = framework.requirements.map(({ group }) => group ?? '');
    for (const { id } of framework.groups)
      expect(
        used.some((each) => each === id || each.startsWith(`${id}.`)),
        id,
      ).toBe(true);
    expect(framework.extent === 'part' ? framework.note : 'said').toBeTruthy();
  });

  it('has what every check claims of it, where the framework is held as a whole', () => {
    const ids = new Set(framework.requirements.map(({ id }) => id));
    const strays = checks.flatMap((check) => (check.requirements?.[framework.id] ?? []).map((number) => `${check.id}: ${number}`));
    if (framework.extent === 'whole') expect(strays.filter((each) => !ids.has(each.split(': ')[1] ?? ''))).toEqual([]);
  });
});

describe('the frameworks', () => {
  it('are all that people ask for, under ids that stay', () => {
    expect(frameworks.map(({ id }) => id).sort()).toEqual([
      'cis-1.4', 'cis-1.5', 'cis-2.0', 'cis-3.0', 'cis-4.0.1', 'cis-5.0', 'cis-6.0', 'cis-7.0', 'fedramp-moderate-r4', 'fsbp', 'gdpr', 'hipaa',
      'iso-27001-2022', 'mitre-attack', 'nis2', 'nist-800-171-r2', 'nist-800-53-r5', 'nist-csf-1.1', 'pci-dss-4.0', 'soc2',
    ]); // biome-ignore format: one list
  });

  it('are served by checks of ours, each at least by one', () => {
    for (const framework of frameworks)
      expect(
        servingOf(framework).some(({ checks: own }) => own.length > 0),
        framework.id,
      ).toBe(true);
  });

  it('take a check by each of its names', () => {
    const framework = frameworks.find(({ id }) => id === 'cis-5.0');
    const root = framework && servingOf(framework).find(({ requirement }) => requirement.id === '1.3');
    expect(root?.checks.flatMap((check) => check.aliases.prowler ?? [])).toContain('iam_no_root_access_key');
    expect(root?.missing).toEqual([]);
  });
});
