import { route } from '@/server/http/route';
import { countAwsResources } from '@/server/inventory/api';
import { countInventory } from '@/server/inventory/facets';
import { shortTypes } from '@/server/inventory/types';
import { listLastLooks, listUnseen } from '@/server/inventory/unseen';

export const dynamic = 'force-dynamic';

export const GET = route(countAwsResources, async ({ actor }) => {
  const [counted, accounts, unseen] = await Promise.all([countInventory(actor, {}), listLastLooks(actor), listUnseen(actor)]);
  const counts = Object.fromEntries(counted.type.map(({ value, count }) => [value, count]));
  const numbers = new Map(accounts.map(({ account }) => [account.id, account.accountId]));
  const of = (short: keyof typeof shortTypes) => counts[shortTypes[short]] ?? 0;
  return {
    ec2Count: of('ec2'),
    s3Count: of('s3'),
    lambdaCount: of('lambda'),
    rdsCount: of('rds'),
    lastUpdated:
      accounts
        .flatMap(({ at }) => at ?? [])
        .sort()
        .at(-1) ?? null,
    counts,
    byAccount: Object.fromEntries(counted.account.map(({ value, count }) => [numbers.get(value) ?? value, count])),
    byRegion: Object.fromEntries(counted.region.map(({ value, count }) => [value, count])),
    accounts,
    unseen,
  };
});
