import { describe, expect, it } from 'vitest';
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
  attachedTo: null,
  startedAt: null,
  isInUse: false,
  ...more,
});
const volume = (more: Partial<Priced>) => thing('AWS::EC2::Volume', { state: 'in-use', size: 100, kind: 'gp3', iops: 3_000, ...more });
const kinds = (things: Priced[]) => reckon(things, now).savings.map(({ kind, saving, effort }) => `${kind} ${saving} ${effort}`);

describe('savings of an inventory', () => {
  it('are volumes and addresses attached to nothing', () => {
    expect(kinds([volume({ state: 'available' }), volume({ attachedTo: 'i-1' })])).toEqual(['unattached-volume 9.52 low']);
    expect(kinds([thing('AWS::EC2::EIP', {}), thing('AWS::EC2::EIP', { attachedTo: 'eni-1' })])).toEqual(['unattached-address 3.65 low']);
  });

  it('are the disks of stopped machines, together', () => {
    const stopped = thing('AWS::EC2::Instance', { id: 'i-1', state: 'stopped', kind: 'm5.large' });
    const disks = [volume({ attachedTo: 'i-1' }), volume({ arn: 'b', attachedTo: 'i-1', size: 50 })];
    expect(kinds([stopped, ...disks])).toEqual(['stopped-instance-disks 14.28 medium']);
  });

  it('are old snapshots that no image needs', () => {
    const old = { size: 200, startedAt: '2026-01-01T00:00:00Z' };
    expect(kinds([thing('AWS::EC2::Snapshot', old)])).toEqual(['old-snapshot 10.80 medium']);
    expect(kinds([thing('AWS::EC2::Snapshot', { ...old, isInUse: true })])).toEqual([]);
    expect(kinds([thing('AWS::EC2::Snapshot', { ...old, startedAt: '2026-10-01T00:00:00Z' })])).toEqual([]);
  });

  it('guess no price: where none is known there is no estimate, and it is counted', () => {
    const { costs, savings, unpriced } = reckon(
      [volume({ state: 'available', region: 'af-south-1' }), volume({ state: 'available', kind: 'new1' })],
      now,
    );
    expect({ costs, savings, unpriced }).toEqual({ costs: [], savings: [], unpriced: 2 });
  });

  it('price provisioned IOPS, and machines by their size', () => {
    const { costs } = reckon([volume({ iops: 4_000 }), thing('AWS::EC2::Instance', { state: 'running', kind: 'm5.2xlarge' })], now);
    expect(costs.map(({ monthly }) => monthly)).toEqual(['15.52', '335.80']);
  });
});
