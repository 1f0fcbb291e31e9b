import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeInstanceAttributeCommand,
  EC2Client,
  ModifyLaunchTemplateCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { AccountRecord } from '@/server/accounts/callable';
import type { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { operateOperations } from '@/server/permissions/operate-operations';
import { operatePolicyDocument, operateTag } from '@/server/permissions/operate-policy';
import { dryRun } from '../aws/rehearse';
import { type OperatorRecord, openOperatorSession } from './operator';

export interface ProvenOperation {
  operation: OperationName;
  action: string;
  purpose: string;
  state: 'allowed' | 'denied' | 'not-tested';
  /** AWS's code, or why it could not be tried. */
  why: string | null;
}

/** What the operator role answered, operation by operation. */
export interface OperatorProof {
  region: string;
  /** What the dry runs were about; null: there was nothing to try on. */
  instanceId: string | null;
  templateId: string | null;
  operations: ProvenOperation[];
}

interface TriedOn {
  instanceId: string | null;
  templateId: string | null;
  region: string;
}

/** Something to try on, from what the last scan saw: with the tag, where only such may be operated. */
async function something({ orgId, id, region }: AccountRecord, onlyTagged: boolean): Promise<TriedOn> {
  return withOrg(orgId as OrgId, async ({ sql }) => {
    const rows = await sql<{ type: string; resource_id: string; region: string }[]>`
      select distinct on (type) type, resource_id, region from resources
      where org_id = ${orgId} and aws_account_id = ${id} and type in ('AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate') and deleted_at is null
        and (state is null or state in ('running', 'stopped'))
        and (type <> 'AWS::EC2::Instance' or not ${onlyTagged} or tags ->> ${operateTag.key} = ${operateTag.value})
      order by type, region <> ${region}, resource_id`;
    const instance = rows.find(({ type }) => type === 'AWS::EC2::Instance');
    const template = rows.find(({ type, region: at }) => type === 'AWS::EC2::LaunchTemplate' && (!instance || at === instance.region));
    return {
      instanceId: instance?.resource_id ?? null,
      templateId: template?.resource_id ?? null,
      region: instance?.region ?? template?.region ?? region,
    };
  });
}

/** How each operation is tried: all that change something with DryRun, so that nothing happens. */
function trials(client: EC2Client, { instanceId, templateId }: TriedOn): Record<string, (() => Promise<unknown>) | null> {
  const ids = instanceId ? { InstanceIds: [instanceId], DryRun: true } : null;
  const template = templateId ? { LaunchTemplateId: templateId, DryRun: true } : null;
  return {
    'ec2:StartInstances': ids && (() => client.send(new StartInstancesCommand(ids))),
    'ec2:StopInstances': ids && (() => client.send(new StopInstancesCommand(ids))),
    'ec2:RebootInstances': ids && (() => client.send(new RebootInstancesCommand(ids))),
    'ec2:TerminateInstances': ids && (() => client.send(new TerminateInstancesCommand(ids))),
    'ec2:RunInstances': templateId
      ? () =>
          client.send(new RunInstancesCommand({ LaunchTemplate: { LaunchTemplateId: templateId }, MinCount: 1, MaxCount: 1, DryRun: true }))
      : null,
    'ec2:CreateLaunchTemplate': () =>
      client.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: 'cloudlens-trial',
          LaunchTemplateData: { InstanceType: 't3.micro' },
          DryRun: true,
        }),
      ),
    'ec2:CreateLaunchTemplateVersion':
      template &&
      (() => client.send(new CreateLaunchTemplateVersionCommand({ ...template, SourceVersion: '$Latest', LaunchTemplateData: {} }))),
    'ec2:ModifyLaunchTemplate':
      template && (() => client.send(new ModifyLaunchTemplateCommand({ ...template, DefaultVersion: '$Latest' }))),
    'ec2:DescribeInstanceAttribute': instanceId
      ? () => client.send(new DescribeInstanceAttributeCommand({ InstanceId: instanceId, Attribute: 'disableApiTermination' }))
      : null,
  };
}

const outcomeOf = (error: AwsError): Pick<ProvenOperation, 'state' | 'why'> =>
  error.kind === 'denied' ? { state: 'denied', why: error.code } : { state: 'not-tested', why: `AWS answered ${error.code}` };

/** Tries every operation of the role once, changing nothing. The role is known to open; what AWS does not answer is not tested. */
export async function proveOperations(account: AccountRecord, operator: OperatorRecord): Promise<OperatorProof> {
  const onlyTagged = operator.tagKey !== null;
  const on = await something(account, onlyTagged);
  const { Statement: statements } = operatePolicyDocument({ onlyTagged: false, launchRoles: ['*'], withFixes: false });
  const session = openOperatorSession(account, operator, { name: 'proof', statements });
  const client = session.client(EC2Client, on.region);
  const sends = trials(client, on);
  const operations = await Promise.all(
    operateOperations.map(async ({ operation, action, purpose }): Promise<ProvenOperation> => {
      const send = sends[operation];
      if (!send) return { operation, action, purpose, state: 'not-tested', why: nothingToTry(operation, onlyTagged) };
      const answer = await dryRun(operation, on.region, send);
      return { operation, action, purpose, ...(answer.allowed ? { state: 'allowed' as const, why: null } : outcomeOf(answer.error)) };
    }),
  );
  return { ...on, operations };
}

function nothingToTry(operation: string, onlyTagged: boolean): string {
  if (/Template|RunInstances/.test(operation)) return 'No launch template to try it on';
  return onlyTagged ? `No instance with the tag ${operateTag.key}=${operateTag.value} to try it on` : 'No instance to try it on';
}
