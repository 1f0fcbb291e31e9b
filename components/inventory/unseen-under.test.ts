import { expect, it } from 'vitest';
import type { ResourceFilters, Unseen } from '@/server/inventory/types';
import { unseenUnder } from './unseen-under';

const gap = (account: string, region: string, ...types: string[]): Unseen => ({
  account: { id: account, accountId: '1', name: account, kind: 'role' },
  region,
  types,
  operation: 'ec2:DescribeVolumes',
  kind: 'denied',
  code: null,
  actions: [],
  at: '2026-11-01T00:00:00.000Z',
});
const all = [gap('a', 'eu-west-1', 'Volume', 'Snapshot'), gap('b', 'us-east-1', 'Volume'), gap('b', 'global', 'Bucket')];
const told = (filters: ResourceFilters) =>
  unseenUnder(filters, all).map(({ account, region, types }) => [account.id, region, ...types].join(' '));

it.each<[ResourceFilters, string[]]>([
  [{}, ['a eu-west-1 Volume Snapshot', 'b us-east-1 Volume', 'b global Bucket']],
  [{ type: ['Volume'] }, ['a eu-west-1 Volume', 'b us-east-1 Volume']],
  [{ type: ['Volume'], region: ['eu-west-1'] }, ['a eu-west-1 Volume']],
  [{ account: ['b'], region: ['eu-west-1'] }, ['b global Bucket']],
  [{ type: ['Role'] }, []],
])('under %j', (filters, expected) => expect(told(filters)).toEqual(expected));
