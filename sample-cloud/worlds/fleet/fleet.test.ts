import { describe, expect, it } from 'vitest';
import type { ResourceType } from '@/server/collect/types';
import { createClock } from '../clock';
import { Draft } from '../draft';
import { accounts } from '../lumen';
import { usedRegions } from '../production/places';
import { leaves } from '../walk';
import { fleetOfSize } from './fleet';
import { fleetTypes } from './fleet-plan';

const anchor = new Date('2026-11-21T00:00:00Z');
const places = [...usedRegions, 'global'];

function total(fleet: ReturnType<typeof fleetOfSize>): number {
  return fleetTypes.reduce((sum, type) => sum + places.reduce((inner, place) => inner + fleet.list(type, place).length, 0), 0);
}

describe('createFleet', () => {
  it.each([1, 999, 12_345, 1_000_000])('has %i resources', (size) => {
    expect(total(fleetOfSize(anchor, size))).toBe(size);
  });

  it('makes the same resource whenever and however it is asked for', () => {
    const fleet = fleetOfSize(anchor, 1_000_000);
    const [late] = fleet.list('AWS::EC2::Instance', 'eu-central-1').slice(99_000, 99_001);
    expect(late).toBeDefined();
    expect(fleet.find('AWS::EC2::Instance', 'eu-central-1', late?.id ?? '')).toEqual(late);
    expect(fleet.find('AWS::EC2::Instance', 'eu-central-1', late?.arn ?? '')).toEqual(late);
    expect(fleet.find('AWS::EC2::Instance', 'us-east-1', late?.id ?? '')).toBeUndefined();
  });

  it('finds every type by id and ARN, and nothing else', () => {
    const fleet = fleetOfSize(anchor, 5_000);
    for (const type of fleetTypes) {
      for (const place of places) {
        const list = fleet.list(type as ResourceType, place);
        for (const resource of list.slice(Math.max(0, list.length - 3), list.length)) {
          expect(fleet.find(type as ResourceType, place, resource.id)?.arn).toBe(resource.arn);
          expect(fleet.find(type as ResourceType, place, resource.arn)?.id).toBe(resource.id);
        }
      }
    }
    expect(fleet.find('AWS::EC2::Volume', 'eu-central-1', 'vol-0123456789abcdef0')).toBeUndefined();
    expect(fleet.find('AWS::S3::Bucket', 'eu-central-1', 'lumen-fleet-eu-central-1-999999')).toBeUndefined();
  });

  it('names only what is there', () => {
    const fleet = fleetOfSize(anchor, 5_000);
    const draft = new Draft(accounts.production, createClock(anchor, 0));
    fleet.write(draft);
    const all = [
      ...draft.resources,
      ...fleetTypes.flatMap((type) => places.flatMap((place) => [...fleet.list(type, place).slice(0, 5_000)])),
    ];
    const ids = new Set(all.map(({ id }) => id));
    expect(new Set(all.map(({ type, region, id }) => `${type} ${region} ${id}`)).size).toBe(all.length);
    expect(new Set(all.map(({ arn }) => arn)).size).toBe(all.length);
    const named = /^(vpc|subnet|sg|i|eni|vol)-0[0-9a-f]{16}$/;
    const gone = all
      .flatMap(({ data }) => [...leaves(data)])
      .filter(({ value }) => typeof value === 'string' && named.test(value) && !ids.has(value));
    expect(gone).toEqual([]);
  });

  it('keeps to a page of a million without making the rest', () => {
    const list = fleetOfSize(anchor, 1_000_000).list('AWS::EC2::Volume', 'eu-central-1');
    expect(list.slice(list.length - 2, list.length + 50)).toHaveLength(2);
  });
});
