import { describe, expect, it } from 'vitest';
import { money } from '../money';
import { pricesAsOf, pricesSource, regionPrices } from './price-table';
import { type Priced, reckon } from './reckon';

const now = new Date('2026-11-20T00:00:00Z');
const thing = (type: string, more: Partial<Priced>): Priced => ({
  arn: `arn:${type}:${more.id ?? 'x'}`,
  type,
  id: 'x',
  name: null,
  region: 'eu-central-1',
  state: null,
  size: null,
  kind: null,
  iops: null,
  throughput: null,
  special: null,
  attachedTo: null,
  startedAt: null,
  isInUse: false,
  ...more,
});
const volume = (more: Partial<Priced>) =>
  thing('AWS::EC2::Volume', {
    state: 'in-use',
    size: 100,
    kind: 'gp3',
    iops: 3_000,
    ...more,
  });
const kinds = (things: Priced[]) => reckon(things, now).savings.map(({ kind, saving, effort }) => `${kind} ${saving} ${effort}`);

describe('savings of an inventory', () => {
  it('are volumes and addresses attached to nothing', () => {
    expect(kinds([volume({ state: 'available' }), volume({ attachedTo: 'i-1' })])).toEqual(['unattached-volume 9.52 low']);
    expect(kinds([thing('AWS::EC2::EIP', {}), thing('AWS::EC2::EIP', { attachedTo: 'eni-1' })])).toEqual(['unattached-address 3.65 low']);
  });

  it('are the disks of stopped machines, together', () => {
    const stopped = thing('AWS::EC2::Instance', {
      id: 'i-1',
      state: 'stopped',
      kind: 'm5.large',
    });
    const disks = [volume({ attachedTo: 'i-1' }), volume({ arn: 'b', attachedTo: 'i-1', size: 50 })];
    expect(kinds([stopped, ...disks])).toEqual(['stopped-instance-disks 14.28 medium']);
  });

  it('are old snapshots that no image needs', () => {
    const old = { size: 200, startedAt: '2026-01-01T00:00:00Z' };
    expect(kinds([thing('AWS::EC2::Snapshot', old)])).toEqual(['old-snapshot 10.80 medium']);
    expect(kinds([thing('AWS::EC2::Snapshot', { ...old, isInUse: true })])).toEqual([]);
    expect(
      kinds([
        thing('AWS::EC2::Snapshot', {
          ...old,
          startedAt: '2026-10-01T00:00:00Z',
        }),
      ]),
    ).toEqual([]);
  });

  it('guess no price: where none is known there is no estimate, and it is counted', () => {
    const { costs, savings, unpriced } = reckon(
      [volume({ state: 'available', region: 'af-south-1' }), volume({ state: 'available', kind: 'new1' })],
      now,
    );
    expect({ costs, savings, unpriced }).toEqual({
      costs: [],
      savings: [],
      unpriced: 2,
    });
  });

  it('price provisioned IOPS and throughput, and machines by their size', () => {
    const volumes = [
      volume({ iops: 4_000 }),
      volume({ throughput: 325 }),
      volume({ kind: 'io1', iops: 1_000 }),
      // 32,000 at the full price, 32,000 at 70 %, 6,000 at 49 % of it.
      volume({ kind: 'io2', iops: 70_000 }),
    ];
    const { costs } = reckon([...volumes, thing('AWS::EC2::Instance', { state: 'running', kind: 'm5.2xlarge' })], now);
    expect(costs.map(({ monthly }) => monthly)).toEqual(['15.52', '19.04', '92.90', '4487.42', '335.80']);
  });

  it('price no machine that is not billed by the list, nor what is stored elsewhere', () => {
    const odd = [
      thing('AWS::EC2::Instance', {
        state: 'running',
        kind: 'm5.large',
        special: 'Windows',
      }),
      thing('AWS::EC2::Instance', {
        state: 'running',
        kind: 'm5.large',
        special: 'spot',
      }),
      thing('AWS::EC2::Snapshot', {
        size: 200,
        startedAt: '2026-01-01T00:00:00Z',
        special: 'archive',
      }),
      thing('AWS::EC2::EIP', { special: 'ipv4pool-ec2-012345' }),
    ];
    expect(reckon(odd, now)).toMatchObject({
      costs: [],
      savings: [],
      unpriced: 4,
    });
  });

  it('know load balancers by their kind', () => {
    const idle = { state: 'idle', kind: 'network' };
    expect(kinds([thing('AWS::ElasticLoadBalancingV2::LoadBalancer', idle)])).toEqual(['idle-load-balancer 19.71 medium']);
    const { costs } = reckon([thing('AWS::ElasticLoadBalancing::LoadBalancer', { kind: 'classic' })], now);
    expect(costs.map(({ monthly }) => monthly)).toEqual(['21.90']);
  });
});

describe('the table of prices', () => {
  const amounts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values((value ?? {}) as Record<string, unknown>).flatMap(amounts);

  it.each(Object.keys(regionPrices))('has exact decimals that a price can be, for %s', (region) => {
    for (const amount of amounts(regionPrices[region])) {
      expect(amount).toMatch(/^0\.\d{1,5}$/);
      expect(money(amount).greaterThan(0)).toBe(true);
    }
  });

  it('says when it was taken, and from where', () => {
    expect(pricesAsOf).toMatch(/^\d{4}-\d{2}$/);
    expect(pricesSource).toContain('aws.amazon.com');
  });
});
