import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { listIn } from '../answers';
import { getPages } from '../get-pages';
import type { CollectContext, GetForResource } from '../types';

interface AccountRegion {
  name: string;
  enabled: boolean;
}

const named = (name: string | undefined, enabled: boolean): AccountRegion[] => (name ? [{ name, enabled }] : []);
const byName = (a: AccountRegion, b: AccountRegion) => (a.name < b.name ? -1 : 1);

/** Every region that AWS knows for the account: as Account Management tells it, else as EC2 does. Empty when both fail. */
export async function listAccountRegions(context: CollectContext, get: GetForResource): Promise<AccountRegion[]> {
  const client = context.client(AccountClient);
  const operation = 'account:ListRegions';
  const keep = { permanent: true };
  const pages = await getPages(
    (name, send) => get(name, send, keep),
    operation,
    context.region,
    async (NextToken) => {
      const { Regions, NextToken: next } = await client.send(new ListRegionsCommand({ MaxResults: 50, NextToken }));
      return { regions: listIn({ operation, region: context.region }, Regions), next };
    },
    (page) => page.next,
  );
  if (pages) {
    const regions = pages.flatMap((page) => page.regions);
    return regions.flatMap(({ RegionName, RegionOptStatus }) => named(RegionName, /^ENABLED/.test(RegionOptStatus ?? ''))).sort(byName);
  }
  const ec2 = context.client(EC2Client);
  const answer = await get('ec2:DescribeRegions', () => ec2.send(new DescribeRegionsCommand({ AllRegions: true })), keep);
  return (answer?.Regions ?? []).flatMap(({ RegionName, OptInStatus }) => named(RegionName, OptInStatus !== 'not-opted-in')).sort(byName);
}
