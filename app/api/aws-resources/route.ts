import { route } from '@/server/http/route';
import { countAwsResources } from '@/server/inventory/api';
import { countResources } from '@/server/inventory/data';
import { shortTypes } from '@/server/inventory/types';

export const dynamic = 'force-dynamic';

export const GET = route(countAwsResources, async ({ actor }) => {
  const { counts, lastUpdated } = await countResources(actor);
  const of = (short: keyof typeof shortTypes) => counts[shortTypes[short]] ?? 0;
  return { ec2Count: of('ec2'), s3Count: of('s3'), lambdaCount: of('lambda'), rdsCount: of('rds'), lastUpdated, counts };
});
