import {
  type AccessPoint,
  GetAccessPointCommand,
  ListAccessPointsCommand,
  ListMultiRegionAccessPointsCommand,
} from '@aws-sdk/client-s3-control';
import { listIn, present } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext, Resource } from '../types';
import { PlainHostS3ControlClient } from './plain-host-client';

/** The region that answers for multi-region access points. Source: S3 user guide. Other partitions have none. */
const multiRegionHome = 'us-west-2';

interface ListedPoint {
  name: string;
  region: string;
  point: AccessPoint;
}

/** Access points are listed by region, several regions side by side, and tell their block only one by one. */
export function collectAccessPoints(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const holding = context.only('AWS::S3::AccessPoint')?.arn.split(':')[3];
  const regions = context.regions.filter((region) => holding === undefined || region === holding);
  return mergePages(regions.map((region) => accessPointsIn(context, region)));
}

async function* accessPointsIn(context: CollectContext, region: string): AsyncGenerator<AnyResource[], void> {
  const { account: AccountId } = context;
  const client = context.client(PlainHostS3ControlClient, region);
  const operation = 's3control:ListAccessPoints';
  const source = { operation, region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListAccessPointsCommand({ AccountId, MaxResults: 1000, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.AccessPointList).map((point): ListedPoint => ({ name: present(source, point.Name), region, point })),
  });
  for await (const page of pages) {
    yield* eachInChunks(context, page, async ({ name, point }, get, gaps): Promise<Resource<'AWS::S3::AccessPoint'>> => {
      const get1 = 's3control:GetAccessPoint';
      const block = await get(get1, async () => {
        const answer = await client.send(new GetAccessPointCommand({ AccountId, Name: name }));
        return present({ operation: get1, region }, answer.PublicAccessBlockConfiguration);
      });
      return {
        type: 'AWS::S3::AccessPoint',
        arn: point.AccessPointArn || makeArn(context, 's3', region, 'accesspoint', name),
        id: name,
        name: null,
        region,
        tags: {},
        data: { ...point, ...(block && { block }) },
        gaps,
      };
    });
  }
}

export async function* collectMultiRegionAccessPoints(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  if (context.partition !== 'aws') return;
  const client = context.client(PlainHostS3ControlClient, multiRegionHome);
  const operation = 's3control:ListMultiRegionAccessPoints';
  const source = { operation, region: multiRegionHome } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListMultiRegionAccessPointsCommand({ AccountId: context.account, MaxResults: 1000, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.AccessPoints).map(
        (point): AnyResource => ({
          type: 'AWS::S3::MultiRegionAccessPoint',
          arn: makeArn(context, 's3', 'global', 'accesspoint', present(source, point.Alias)),
          id: present(source, point.Name),
          name: null,
          region: 'global',
          tags: {},
          data: point,
          gaps: [],
        }),
      ),
  });
  for await (const page of pages) yield [...page];
}
