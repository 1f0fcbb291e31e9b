import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import type { ExposureFacts } from '@/server/workloads/exposure/exposure-facts';
import { functionExposure } from '@/server/workloads/exposure/function-exposure';
import { instanceExposure } from '@/server/workloads/exposure/instance-exposure';
import { serviceExposure } from '@/server/workloads/exposure/service-exposure';
import { exposedInstances } from './entries/instances';
import { findPaths, type Path } from './find-paths';
import { Landscape } from './landscape/landscape';
import { blindSpots } from './refresh/blindness';
import { sampleLandscape } from './testing/sample-landscape';
import { after } from './testing/try-kind';
import type { PathNode } from './types';

const anchor = new Date('2026-11-20T00:00:00Z');
const world = createDefaultWorld({ anchor });
const [production = '', staging = '', sandbox = ''] = world.accounts.map(({ id }) => id);
const seen = new Map<string, Awaited<ReturnType<typeof sampleLandscape>>>();
const paths = new Map<string, Path[]>();
let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world, limits: 'none' });
  for (const account of world.accounts) {
    const sample = await sampleLandscape(cloud, account, anchor);
    seen.set(account.id, sample);
    paths.set(account.id, findPaths(new Landscape(sample.scope, sample.resources)));
  }
});
afterAll(() => cloud.close());

const kindsIn = (...accounts: string[]) => new Set(accounts.flatMap((account) => (paths.get(account) ?? []).map(({ kind }) => kind.id)));

describe('the sample accounts', () => {
  it('hold paths of many kinds, the worst first', () => {
    expect(kindsIn(production, staging).size).toBeGreaterThanOrEqual(15);
    for (const account of [production, staging]) {
      const scores = (paths.get(account) ?? []).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    }
  });

  it('hold none in the sandbox', () => {
    expect(paths.get(sandbox)).toEqual([]);
  });

  it('tell what of them could not be looked at', () => {
    const sample = seen.get(production);
    if (!sample) throw new Error('not scanned');
    const spots = blindSpots(new Landscape(sample.scope, sample.resources), sample.regions);
    // The bucket of the fraud models shuts everybody out.
    expect(spots.find(({ operation }) => operation === 's3:GetBucketPolicy')?.reason).toContain('lumen-prod-fraud-models');
  });

  it.each(['instance-metadata-admin', 'database-snapshot-public', 'role-anyone-power', 'distribution-dangling'])('hold %s', (kind) => {
    expect(kindsIn(production, staging)).toContain(kind);
  });

  it('hold no path that its own fix does not break', () => {
    for (const [account, sample] of seen)
      for (const path of paths.get(account) ?? []) {
        const mended = findPaths(new Landscape(sample.scope, after(sample.resources, path.cut?.changes ?? [])), [path.kind]);
        const left = mended.find(({ key }) => key === path.key);
        // A fix of a path that stands for several may leave the others.
        if (left) expect(left.folded, path.title).toBeLessThan(path.folded);
      }
  });

  it('hold no workload of which its page would say otherwise', () => {
    const direct = /^(instance-(?!database)|service-public|function-url)/;
    const compared = new Set<string>();
    for (const [account, sample] of seen) {
      const land = new Landscape(sample.scope, sample.resources);
      for (const { kind, entry, title, evidence, detail } of paths.get(account) ?? []) {
        const throughBalancer = detail.nodes.some(({ type }) => type === 'AWS::ElasticLoadBalancingV2::LoadBalancer');
        if (evidence !== 'proven' || !(throughBalancer || direct.test(kind.id))) continue;
        compared.add(entry.type);
        const { reach } = exposureOf(entry, land);
        expect(throughBalancer ? ['internet', 'indirect'] : ['internet'], title).toContain(reach);
      }
    }
    expect([...compared].sort()).toEqual(['AWS::EC2::Instance', 'AWS::ECS::Service', 'AWS::Lambda::Function']);
  });

  it('hold an instance that is said to be exposed where attack paths begin, and nowhere else', () => {
    for (const sample of seen.values()) {
      const land = new Landscape(sample.scope, sample.resources);
      const begun = exposedInstances(land).flatMap(({ instance, reach }) => (reach.unseen === null ? instance.arn : []));
      const said = land.list('AWS::EC2::Instance').filter((each) => instanceExposure(each, land).reach === 'internet');
      expect(said.map(({ arn }) => arn)).toEqual(begun);
    }
  });
});

function exposureOf({ id, type }: PathNode, land: Landscape): ExposureFacts {
  const instance = land.get('AWS::EC2::Instance', id);
  const service = land.get('AWS::ECS::Service', id);
  const fn = land.get('AWS::Lambda::Function', id);
  if (instance) return instanceExposure(instance, land);
  if (service) return serviceExposure(service, land);
  if (fn) return functionExposure(fn, land);
  throw new Error(`No workload: ${type} ${id}`);
}
