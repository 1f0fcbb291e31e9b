import {
  type DBParameterGroup,
  DescribeDBParameterGroupsCommand,
  DescribeDBParametersCommand,
  type Parameter,
  RDSClient,
} from '@aws-sdk/client-rds';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';

const perPage = 100;

/** What somebody set in the group. AWS's default groups cannot be changed, so there is nothing to ask. */
async function readParameters(context: CollectContext, name: string, get: GetForResource): Promise<Parameter[] | undefined> {
  if (name.startsWith('default.')) return [];
  const client = context.client(RDSClient);
  const operation = 'rds:DescribeDBParameters';
  const pages = await getPages(
    get,
    operation,
    context.region,
    async (Marker) => {
      const { Parameters, Marker: next } = await client.send(
        new DescribeDBParametersCommand({ DBParameterGroupName: name, Source: 'user', MaxRecords: perPage, Marker }),
      );
      return { parameters: listIn({ operation, region: context.region }, Parameters), next };
    },
    (page) => page.next,
  );
  return pages?.flatMap((page) => page.parameters);
}

/** The parameter groups named in `inUse`. */
export async function* collectParameterGroups(context: CollectContext, inUse: ReadonlySet<string>): AsyncGenerator<AnyResource[], void> {
  const client = context.client(RDSClient);
  const operation = 'rds:DescribeDBParameterGroups';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new DescribeDBParameterGroupsCommand({ MaxRecords: perPage, Marker })),
    token: (answer) => answer.Marker,
    resources: (answer) =>
      listIn(source, answer.DBParameterGroups)
        .map((group): DBParameterGroup & { DBParameterGroupName: string } => ({
          ...group,
          DBParameterGroupName: present(source, group.DBParameterGroupName),
        }))
        .filter((group) => inUse.has(group.DBParameterGroupName)),
  });
  for await (const page of pages)
    yield await context.each(page, async (group, get, gaps): Promise<Resource<'AWS::RDS::DBParameterGroup'>> => {
      const id = group.DBParameterGroupName;
      const parameters = await readParameters(context, id, get);
      return {
        type: 'AWS::RDS::DBParameterGroup',
        // RDS joins the kind and the id by a colon in its ARNs.
        arn: group.DBParameterGroupArn || `arn:${context.partition}:rds:${context.region}:${context.account}:pg:${id}`,
        id,
        name: null,
        region: context.region,
        tags: {},
        data: { ...group, ...(parameters && { parameters }) },
        gaps,
      };
    });
}
