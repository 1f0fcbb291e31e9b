import type { WorldAccount } from '@/sample-cloud/contract';
import { accessKeys } from '@/sample-cloud/credentials';
import type { SampleCloud } from '@/sample-cloud/start';
import { Pacer } from '@/server/aws/pacer';
import { createSession } from '@/server/aws/session';
import { CoverageBook, globalRegion } from '@/server/checks/coverage';
import { collectUnit } from '@/server/collect/collect-unit';
import { collectors } from '@/server/collect/registry';
import type { AnyResource } from '@/server/collect/types';
import { keptTypes } from '../landscape/kept';
import type { LandscapeScope } from '../landscape/landscape';
import { missingIn } from '../refresh/blindness';

/** What a scan of an account of the sample cloud sees, of the types that paths lead over, without a database. */
export async function sampleLandscape(
  cloud: SampleCloud,
  account: WorldAccount,
  now: Date,
): Promise<{ scope: LandscapeScope; resources: AnyResource[]; regions: string[] }> {
  const regions = account.regions.filter(({ enabled }) => enabled).map(({ name }) => name);
  const session = createSession({
    account: account.id,
    partition: 'aws',
    credentials: async () => accessKeys(account),
    endpoint: `${cloud.url}/@${now.toISOString()}`,
    pacer: new Pacer(undefined, () => ({ group: 'any', perSecond: 1e6, burst: 1e6 })),
    maxAttempts: 1,
  });
  const book = new CoverageBook(collectors, regions);
  const seen: AnyResource[] = [];
  const wanted = new Set<string>(keptTypes);
  const units = collectors
    .filter(({ types }) => types.some((type) => wanted.has(type)))
    .flatMap((collector) => (collector.scope === 'global' ? [globalRegion] : regions).map((region) => ({ collector, region })));
  await Promise.all(
    units.map(async ({ collector, region }) => {
      const coverage = await collectUnit({
        session,
        collector,
        region,
        regions,
        homeRegion: 'eu-central-1',
        now,
        onResources: async (page) => void seen.push(...page.filter(({ type }) => wanted.has(type))),
      });
      book.record(collector.service, region, coverage);
    }),
  );
  const scope = { account: account.id, partition: 'aws', now, missing: missingIn(book) };
  return { scope, resources: seen, regions };
}
