import { type AccountState, BatchGetAccountStatusCommand, Inspector2Client, ListFindingsCommand } from '@aws-sdk/client-inspector2';
import { AwsError } from '@/server/aws/errors';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';
import { countSeverities, worstFirst } from '../vulnerability';
import { vulnerabilityOf } from './finding';
import type { InspectedResource, InspectorRegionSettings } from './types';

/** A hundred findings each, the most severe first: what is beyond the five thousand worst of a region is told to be missing. */
const maxPages = 50;
const keptEach = 100;

interface Found extends Omit<InspectedResource, 'bySeverity' | 'vulnerabilities'> {
  region: string;
  tags: Record<string, string>;
  vulnerabilities: InspectedResource['vulnerabilities'][number][];
}

/** Active findings of this account by the thing that has them. `complete`: all pages came. */
async function listFindings(context: CollectContext): Promise<{ found: Map<string, Found>; read: boolean; complete: boolean }> {
  const client = context.client(Inspector2Client);
  const source = { operation: 'inspector2:ListFindings', region: context.region } as const;
  const found = new Map<string, Found>();
  let count = 0;
  let complete = false;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => {
      // The listing ends as 'cut': whatever needs all of it is not known.
      if (count >= maxPages) throw new AwsError('failed', source.operation, context.region, 'PageLimit');
      return client.send(
        new ListFindingsCommand({
          filterCriteria: {
            findingStatus: [{ comparison: 'EQUALS', value: 'ACTIVE' }],
            // A delegated administrator sees its members' findings, too: they are read in their own accounts.
            awsAccountId: [{ comparison: 'EQUALS', value: context.account }],
          },
          sortCriteria: { field: 'SEVERITY', sortOrder: 'DESC' },
          maxResults: 100,
          nextToken,
        }),
      );
    },
    token: (answer) => answer.nextToken,
    resources: (answer) => {
      const findings = listIn(source, answer.findings);
      count += 1;
      complete = !answer.nextToken;
      return findings;
    },
  });
  for await (const page of pages)
    for (const finding of page)
      for (const { type, id, tags, details } of finding.resources ?? []) {
        if (!type || !id) continue;
        const platform =
          details?.awsEc2Instance?.platform ?? details?.awsEcrContainerImage?.platform ?? details?.awsLambdaFunction?.runtime;
        const known = found.get(id) ?? {
          resourceType: type,
          resourceId: id,
          platform: platform ?? null,
          region: context.region,
          tags: tags ?? {},
          vulnerabilities: [],
        };
        known.vulnerabilities.push(vulnerabilityOf(finding));
        found.set(id, known);
      }
  return { found, read: count > 0, complete };
}

const inspectedResource = (context: CollectContext, known: Found): Resource<'AWS::Inspector2::InspectedResource'> => ({
  type: 'AWS::Inspector2::InspectedResource',
  // The thing itself has an ARN of its own in the inventory: this is what Inspector says of it.
  arn: makeArn(context, 'inspector2', context.region, 'inspected', known.resourceId),
  id: known.resourceId,
  name: null,
  region: context.region,
  tags: known.tags,
  data: {
    resourceType: known.resourceType,
    resourceId: known.resourceId,
    platform: known.platform,
    bySeverity: countSeverities(known.vulnerabilities),
    vulnerabilities: worstFirst(known.vulnerabilities).slice(0, keptEach),
  },
  gaps: [],
});

const isScanning = (state: Omit<AccountState, 'accountId'>): boolean =>
  Object.values(state.resourceState ?? {}).some((each) => each?.status === 'ENABLED' || each?.status === 'ENABLING');

/** Inspector in one region: always one resource for the region, and one for each thing with active findings. */
export async function* collectInspector(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region, account } = context;
  const client = context.client(Inspector2Client);
  const operation = 'inspector2:BatchGetAccountStatus';
  let inspected: AnyResource[] = [];
  const settings = await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::Inspector2::RegionSettings'>> => {
    const state = await get(
      operation,
      async () => {
        const { accounts } = await client.send(new BatchGetAccountStatusCommand({ accountIds: [account] }));
        const [own] = listIn({ operation, region }, accounts);
        const { accountId: _, ...known } = present({ operation, region }, own);
        return known;
      },
      { permanent: true },
    );
    const data: InspectorRegionSettings = { ...(state && { state }) };
    if (!state || isScanning(state)) {
      const { found, read, complete } = await listFindings(context);
      inspected = [...found.values()].map((known) => inspectedResource(context, known));
      const all = [...found.values()].flatMap(({ vulnerabilities }) => vulnerabilities);
      if (read) data.active = { bySeverity: countSeverities(all), resources: found.size, cut: !complete };
    } else data.active = { bySeverity: {}, resources: 0, cut: false };
    return {
      type: 'AWS::Inspector2::RegionSettings',
      arn: makeArn(context, 'inspector2', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data,
      gaps,
    };
  });
  yield [...settings, ...inspected];
}
