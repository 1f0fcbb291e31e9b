import {
  DescribeDocumentPermissionCommand,
  DescribeInstanceInformationCommand,
  GetDocumentCommand,
  ListDocumentsCommand,
  ListResourceComplianceSummariesCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { detectInText } from '@/server/workloads/secrets/detect';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import { mergePages } from '../merge-pages';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';
import type { SsmCompliance } from './types';

/** Compliance of every machine of the region by its id, then by kind. Read once, when the first machine is there. */
async function listCompliance(context: CollectContext): Promise<Map<string, Record<string, SsmCompliance>>> {
  const client = context.client(SSMClient);
  const source = { operation: 'ssm:ListResourceComplianceSummaries', region: context.region } as const;
  const byMachine = new Map<string, Record<string, SsmCompliance>>();
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (NextToken) => client.send(new ListResourceComplianceSummariesCommand({ MaxResults: 50, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) => listIn(source, answer.ResourceComplianceSummaryItems),
  });
  for await (const page of pages)
    for (const item of page) {
      const { ResourceId, ComplianceType, Status, OverallSeverity, CompliantSummary, NonCompliantSummary } = item;
      if (!ResourceId || !ComplianceType || !Status) continue;
      const known = byMachine.get(ResourceId) ?? {};
      known[ComplianceType] = {
        status: Status,
        severity: OverallSeverity ?? null,
        compliant: CompliantSummary?.CompliantCount ?? 0,
        nonCompliant: NonCompliantSummary?.NonCompliantCount ?? 0,
      };
      byMachine.set(ResourceId, known);
    }
  return byMachine;
}

async function* collectMachines(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(SSMClient);
  const source = { operation: 'ssm:DescribeInstanceInformation', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (NextToken) => client.send(new DescribeInstanceInformationCommand({ MaxResults: 50, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.InstanceInformationList).map((listed) => ({ id: present(source, listed.InstanceId), listed })),
  });
  let compliance: Promise<Map<string, Record<string, SsmCompliance>>> | undefined;
  for await (const page of pages) {
    compliance ??= listCompliance(context);
    const known = await compliance;
    yield page.map(({ id, listed }): Resource<'AWS::SSM::ManagedInstance'> => {
      const {
        LastPingDateTime: _,
        LastAssociationExecutionDate: __,
        LastSuccessfulAssociationExecutionDate: ___,
        AssociationOverview: ____,
        IPAddress: _____,
        ...data
      } = listed;
      return {
        type: 'AWS::SSM::ManagedInstance',
        arn: makeArn(context, 'ssm', context.region, 'managed-instance', id),
        id,
        name: listed.Name ?? null,
        region: context.region,
        tags: {},
        data: { ...data, compliance: known.get(id) ?? {} },
        gaps: [],
      };
    });
  }
}

async function* collectDocuments(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(SSMClient);
  const source = { operation: 'ssm:ListDocuments', region: context.region } as const;
  const content = { operation: 'ssm:GetDocument', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (NextToken) =>
      client.send(new ListDocumentsCommand({ Filters: [{ Key: 'Owner', Values: ['Self'] }], MaxResults: 50, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) => listIn(source, answer.DocumentIdentifiers).map((listed) => ({ id: present(source, listed.Name), listed })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ id, listed }, get, gaps): Promise<Resource<'AWS::SSM::Document'>> => {
      const { Tags, ...data } = listed;
      const [sharedWith, secrets] = await Promise.all([
        get('ssm:DescribeDocumentPermission', async () =>
          [...((await client.send(new DescribeDocumentPermissionCommand({ Name: id, PermissionType: 'Share' }))).AccountIds ?? [])].sort(),
        ),
        // A version of a document never changes; one that was made anew has another day of creation.
        get(
          content.operation,
          async () => detectInText(present(content, (await client.send(new GetDocumentCommand({ Name: id }))).Content)),
          {
            fixedBy: [id, listed.CreatedDate, listed.DocumentVersion, 'secrets 1'],
          },
        ),
      ]);
      return {
        type: 'AWS::SSM::Document',
        arn: makeArn(context, 'ssm', context.region, 'document', id),
        id,
        name: listed.DisplayName ?? null,
        region: context.region,
        tags: tagRecord(Tags),
        data: { ...data, ...(sharedWith && { sharedWith }), ...(secrets && { secrets }) },
        gaps,
      };
    });
}

export async function* collectSsm(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectMachines(context), collectDocuments(context)]);
}
