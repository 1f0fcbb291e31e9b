import {
  BackupClient,
  type BackupPlansListMember,
  DescribeRegionSettingsCommand,
  GetBackupSelectionCommand,
  ListBackupPlansCommand,
  ListBackupSelectionsCommand,
} from '@aws-sdk/client-backup';
import { listIn, present } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { getPages } from '../get-pages';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';

const perPage = 1000;

interface ListedPlan {
  arn: string;
  id: string;
  plan: BackupPlansListMember;
}

/** AWS Backup in one region: its plans with what they select, and which services it may back up. */
export async function* collectBackup(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectSettings(context), collectPlans(context)]);
}

async function* collectSettings(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const operation = 'backup:DescribeRegionSettings';
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::Backup::RegionSettings'>> => {
    const resourceTypeOptIn = await get(
      operation,
      async () => {
        const answer = await context.client(BackupClient).send(new DescribeRegionSettingsCommand({}));
        return present({ operation, region }, answer.ResourceTypeOptInPreference);
      },
      { permanent: true },
    );
    return {
      type: 'AWS::Backup::RegionSettings',
      arn: makeArn(context, 'backup', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: { ...(resourceTypeOptIn && { resourceTypeOptIn }) },
      gaps,
    };
  });
}

async function* collectPlans(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(BackupClient);
  const operation = 'backup:ListBackupPlans';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListBackupPlansCommand({ MaxResults: perPage, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.BackupPlansList).map(
        (plan): ListedPlan => ({ arn: present(source, plan.BackupPlanArn), id: present(source, plan.BackupPlanId), plan }),
      ),
  });
  for await (const page of pages) {
    yield* eachInChunks(context, page, async ({ arn, id, plan }, get, gaps): Promise<Resource<'AWS::Backup::BackupPlan'>> => {
      const selections = await selectionsOf(context, id, get);
      // When it last ran changes every day and says nothing about what it backs up.
      const { LastExecutionDate: _, ...lasting } = plan;
      return {
        type: 'AWS::Backup::BackupPlan',
        arn,
        id,
        name: plan.BackupPlanName ?? null,
        region: context.region,
        tags: {},
        data: { ...lasting, ...(selections && { selections }) },
        gaps,
      };
    });
  }
}

async function selectionsOf(context: CollectContext, BackupPlanId: string, get: GetForResource) {
  const { region } = context;
  const client = context.client(BackupClient);
  const list = 'backup:ListBackupSelections';
  const pages = await getPages(
    get,
    list,
    region,
    async (NextToken) => {
      const answer = await client.send(new ListBackupSelectionsCommand({ BackupPlanId, MaxResults: perPage, NextToken }));
      const ids = listIn({ operation: list, region }, answer.BackupSelectionsList).map(({ SelectionId }) =>
        present({ operation: list, region }, SelectionId),
      );
      return { ids, next: answer.NextToken };
    },
    ({ next }) => next,
  );
  if (!pages) return undefined;
  const operation = 'backup:GetBackupSelection';
  const found = await Promise.all(
    pages
      .flatMap(({ ids }) => ids)
      .map((SelectionId) =>
        get(
          operation,
          async () => {
            const answer = await client.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }));
            return present({ operation, region }, answer.BackupSelection);
          },
          // AWS Backup makes and deletes selections; it has no operation that changes one.
          { fixedBy: [BackupPlanId, SelectionId] },
        ),
      ),
  );
  const name = ({ SelectionName = '' }: { SelectionName?: string | undefined }) => SelectionName;
  return found.flatMap((selection) => selection ?? []).sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
