import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { Pacer } from '@/server/aws/pacer';
import { createSession } from '@/server/aws/session';
import type { VerdictRecord } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';
import { scanInMemory } from './in-memory';

const staging = '444455556666';
const anchor = new Date('2026-11-20T00:00:00Z');
const regions = ['eu-central-1', 'us-east-1'];
const unpaced = new Pacer(undefined, () => ({ group: 'any', perSecond: 1e6, burst: 1e6 }));

let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
});
afterAll(() => cloud.close());

async function verdictsOf(chosen: readonly Check[]): Promise<VerdictRecord[]> {
  const records: VerdictRecord[] = [];
  const session = createSession({
    account: staging,
    partition: 'aws',
    credentials: async () => accessKeys({ id: staging }),
    endpoint: `${cloud.url}/@${anchor.toISOString()}`,
    pacer: unpaced,
    maxAttempts: 1,
  });
  await scanInMemory({
    session,
    regions,
    homeRegion: 'eu-central-1',
    allRegions: true,
    checks: chosen,
    now: anchor,
    onVerdicts: (fresh) => records.push(...fresh),
  });
  return records;
}

const specs = collectors.flatMap((collector) =>
  collector.operations.map((spec) => ({ ...spec, service: collector.service, name: spec.operation.split(':')[1] ?? '' })),
);
const asked = specs.filter((spec) => checks.some((check) => check.needs.includes(spec.operation)));

/** Operations that the sample cloud files under another service's name. */
const wireService = (operation: string): string => operation.split(':')[0] ?? '';

describe('for every operation that a check needs, denied', () => {
  it.each(asked.map((spec) => [spec.operation, spec] as const))('%s leaves no verdict standing on it', async (operation, spec) => {
    const chosen = checks.filter((check) => check.needs.includes(operation));
    const denied = cloud.faults.add({ service: wireService(operation), operation: spec.name, effect: { kind: 'deny' } });
    try {
      const records = await verdictsOf(chosen);
      // Nothing in the account to ask it for: then nothing stands on it either.
      if (cloud.faults.list().find((rule) => rule.id === denied)?.applied === 0) return;
      // A call for single resources: those that need no such call may still be judged.
      if (spec.level === 'resource') {
        expect(records.some((record) => record.status === 'unknown' && JSON.stringify(record.evidence).includes(operation))).toBe(true);
        return;
      }
      expect(records.filter((record) => record.status !== 'unknown').map((record) => [record.checkId, record.arn, record.status])).toEqual(
        [],
      );
      for (const check of chosen)
        expect(
          records.some((record) => record.checkId === check.id),
          `${check.id} says that it does not know`,
        ).toBe(true);
    } finally {
      cloud.faults.remove(denied);
    }
  });
});
