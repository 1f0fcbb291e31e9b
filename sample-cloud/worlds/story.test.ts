import { describe, expect, it } from 'vitest';
import type { ResourceType } from '@/server/collect/types';
import { resourceTypes } from './all-types';
import { createDefaultWorld } from './default-world';
import { accounts } from './lumen';

const anchor = new Date('2026-11-21T00:00:00Z');
const world = createDefaultWorld({ anchor });
const at = (id: string, daysAgo: number) => {
  const account = world.accounts.find((candidate) => candidate.id === id);
  if (!account) throw new Error(`No account ${id}`);
  return { account, state: account.at(new Date(anchor.getTime() - daysAgo * 86_400_000)) };
};

function count(id: string, types: readonly ResourceType[] = resourceTypes): number {
  const { account, state } = at(id, 0);
  return types.reduce(
    (sum, type) =>
      sum + ['global', ...account.regions.map(({ name }) => name)].reduce((inner, place) => inner + state.list(type, place).length, 0),
    0,
  );
}

const isOpen = (daysAgo: number) => {
  const groups = at(accounts.production, daysAgo).state.list('AWS::EC2::SecurityGroup', 'eu-central-1');
  const bastion = groups.slice(0, groups.length).find(({ data }) => data.GroupName === 'shop-bastion');
  return bastion?.data.IpPermissions?.some(({ IpRanges }) => IpRanges?.some(({ CidrIp }) => CidrIp === '0.0.0.0/0'));
};

describe('the story of the sample accounts', () => {
  it('has the sizes that it tells of', () => {
    expect(count(accounts.production)).toBeGreaterThan(550);
    expect(count(accounts.production)).toBeLessThan(1000);
    expect(count(accounts.staging)).toBeGreaterThan(200);
    expect(count(accounts.staging)).toBeLessThan(500);
    expect(count(accounts.sandbox)).toBeGreaterThan(60);
    expect(count(accounts.sandbox)).toBeLessThan(250);
  });

  it('is the same however often it is told', () => {
    const again = createDefaultWorld({ anchor }).accounts[0]?.at(anchor);
    const instances = (state: typeof again) => state?.list('AWS::EC2::Instance', 'eu-central-1').slice(0, 100);
    expect(instances(again)).toEqual(instances(at(accounts.production, 0).state));
  });

  it('closes the bastion and opens it again', () => {
    expect([56, 42, 28, 14, 0].map(isOpen)).toEqual([true, false, false, true, true]);
  });

  it('publishes the invoices, hides them and publishes them again', () => {
    const policyOn = (daysAgo: number) =>
      at(accounts.production, daysAgo).state.find('AWS::S3::Bucket', 'eu-central-1', 'lumen-invoices-export')?.data.policy ?? '';
    expect([56, 35, 21, 0].map((daysAgo) => policyOn(daysAgo).includes('"Everybody"'))).toEqual([true, false, true, true]);
  });

  it('lets the black week come and go', () => {
    const hosts = (daysAgo: number) => {
      const instances = at(accounts.production, daysAgo).state.list('AWS::EC2::Instance', 'eu-central-1');
      return instances.slice(0, instances.length).filter(({ tags }) => tags.Name?.startsWith('black-week')).length;
    };
    expect([35, 28, 21, 14].map(hosts)).toEqual([0, 2, 2, 0]);
  });

  it('changes nothing within a day', () => {
    const [production] = world.accounts;
    const morning = production?.at(new Date(anchor.getTime() + 1000));
    const evening = production?.at(new Date(anchor.getTime() + 86_399_000));
    expect(evening).toBe(morning);
  });
});
