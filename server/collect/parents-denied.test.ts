import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WorldAccount } from '@/sample-cloud/contract';
import { accessKeys } from '@/sample-cloud/credentials';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { createSession } from '@/server/aws/session';
import { listedCompletely } from '@/server/checks/coverage';
import { collectUnit } from './collect-unit';
import { collectors } from './registry';
import type { AnyResource, Collector, OperationCoverage } from './types';

// Whatever listing is refused: types of which something was not seen for it do not count as listed, or they would be taken for gone.

/** Those whose listings begin in another one; all that have several with CLOUDLENS_TEST_ALL. */
const nested = ['apigateway', 'apigatewayv2', 'ecs', 'eks', 'eventbridge'];
const listingsOf = ({ operations }: Collector) => operations.filter(({ level }) => level === 'list');
const chosen = collectors.filter((collector) =>
  process.env.CLOUDLENS_TEST_ALL ? listingsOf(collector).length > 1 : nested.includes(collector.service),
);

const anchor = new Date('2026-11-20T00:00:00Z');
const world = createDefaultWorld({ anchor });
const account = world.accounts[0] as WorldAccount;
let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world, limits: 'none' });
});
afterEach(() => cloud.faults.clear());
afterAll(() => cloud.close());

async function collect(collector: Collector, region: string): Promise<{ seen: Map<string, AnyResource>; coverage: OperationCoverage[] }> {
  const seen = new Map<string, AnyResource>();
  const coverage = await collectUnit({
    session: createSession({
      account: account.id,
      partition: 'aws',
      endpoint: `${cloud.url}/@${anchor.toISOString()}`,
      credentials: async () => accessKeys(account),
      maxAttempts: 1,
    }),
    collector,
    region,
    regions: ['eu-central-1', 'eu-west-1'],
    homeRegion: 'eu-central-1',
    now: anchor,
    onResources: async (page) => {
      for (const resource of page) seen.set(resource.arn, resource);
    },
  });
  return { seen, coverage };
}

describe.each(chosen.map((collector) => [collector.service, collector] as const))('a listing of %s that is refused', (_, collector) => {
  it.each(listingsOf(collector).map(({ operation }) => operation))(
    '%s: nothing that it kept from being seen counts as gone',
    async (operation) => {
      const [service = '', name = ''] = operation.split(':');
      for (const region of collector.scope === 'global' ? ['global'] : ['eu-central-1', 'eu-west-1']) {
        const whole = await collect(collector, region);
        cloud.faults.add({ service, operation: name, effect: { kind: 'deny' } });
        const { seen, coverage } = await collect(collector, region);
        cloud.faults.clear();
        const missing = new Set([...whole.seen.values()].filter(({ arn }) => !seen.has(arn)).map(({ type }) => type));
        expect([...missing].filter((type) => listedCompletely(collector, type, coverage))).toEqual([]);
      }
    },
  );
});
