import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext } from '../types';
import { buildTrail, type ListedTrail } from './build-trail';

/** A trail shows up in every region that it covers; it is reported where it is at home. */
export async function* collectCloudTrail(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CloudTrailClient);
  const operation = 'cloudtrail:DescribeTrails';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    // With shadow trails, since those of the organization appear in no other way.
    fetch: () => client.send(new DescribeTrailsCommand({ includeShadowTrails: true })),
    token: () => undefined,
    resources: (answer) =>
      listIn(source, answer.trailList)
        .map(
          (trail): ListedTrail => ({
            arn: present(source, trail.TrailARN),
            name: present(source, trail.Name),
            home: trail.HomeRegion ?? context.region,
            trail,
          }),
        )
        .filter(({ home }) => home === context.region),
  });
  for await (const page of pages) yield await context.each(page, (listed, get, gaps) => buildTrail(context, listed, get, gaps));
}
