import { EC2Client, type Instance, RunInstancesCommand, type RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { instanceStates } from '@/drizzle/schema/operate';
import { callableAccount } from '@/server/accounts/callable';
import { AwsError } from '@/server/aws/errors';
import { withOrg } from '@/server/db';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import { openOperatorSession, requireOperator } from '../access/operator';
import { perform } from '../act/perform';
import { refusalFor } from '../aws/refusal';
import { dryRun } from '../aws/rehearse';
import { onLaunch } from '../aws/statements';
import { factsOf } from '../instances/facts';
import type { LaunchInput } from '../schema';
import type { PerformedAction, Rehearsal } from '../types';
import { tagList } from './write';

function runInput(templateId: string, { version, count, subnetId, tags }: LaunchInput): RunInstancesCommandInput {
  const Tags = tagList(tags);
  return {
    LaunchTemplate: { LaunchTemplateId: templateId, Version: String(version ?? '$Default') },
    // All or none: nobody has asked for some of them.
    MinCount: count,
    MaxCount: count,
    ...(subnetId ? { SubnetId: subnetId } : {}),
    ...(Tags.length > 0 ? { TagSpecifications: [{ ResourceType: 'instance', Tags }] } : {}),
  };
}

/** Whether AWS would launch, asked with DryRun. @throws AppError NOT_FOUND, UNPROCESSABLE when operating is off */
export async function rehearseLaunch(actor: Actor, templateId: string, input: LaunchInput): Promise<Rehearsal> {
  const { awsAccountId, region } = input;
  authoriseOn(actor, 'instances:update', awsAccountId);
  const { account, operator } = await withOrg(actor, async (tx) => {
    const found = await callableAccount(tx, actor.orgId, awsAccountId);
    return { account: found, operator: await requireOperator(tx, found) };
  });
  const session = openOperatorSession(account, operator, { name: 'dry-run', statements: onLaunch() });
  const answer = await dryRun('ec2:RunInstances', region, () =>
    session.client(EC2Client, region).send(new RunInstancesCommand({ ...runInput(templateId, input), DryRun: true })),
  );
  if (answer.allowed) return { outcome: 'would-work' };
  const refusal = refusalFor(answer.error, { what: templateId, region, onlyTagged: false });
  return refusal.code === 'UNAVAILABLE'
    ? { outcome: 'unknown', reason: 'AWS did not say whether it would launch.' }
    : { outcome: 'refused', reason: refusal.message };
}

/**
 * Launches from a template: once per token, at our side and at AWS's, and within the limits of organization and person.
 * @throws AppError as `perform`
 */
export async function launchFromTemplate(actor: Actor, templateId: string, input: LaunchInput): Promise<PerformedAction> {
  const { awsAccountId, region, count, clientToken } = input;
  const { version, subnetId, tags } = input;
  let launched: readonly Instance[] = [];
  const performed = await perform(actor, {
    kind: 'launch',
    awsAccountId,
    region,
    target: templateId,
    token: clientToken,
    asked: { version: version ?? '$Default', count, subnetId, tags },
    operation: 'ec2:RunInstances',
    launches: count,
    statements: () => onLaunch(),
    async send(session, ClientToken) {
      const { $metadata, Instances = [] } = await session
        .client(EC2Client, region)
        .send(new RunInstancesCommand({ ...runInput(templateId, input), ClientToken }));
      const instanceIds = Instances.flatMap(({ InstanceId }) => InstanceId ?? []);
      if (instanceIds.length !== count) throw new AwsError('malformed', 'ec2:RunInstances', region, 'Unparsable');
      launched = Instances;
      return { requestId: $metadata.requestId ?? null, answer: { instanceIds, launchTemplateId: templateId } };
    },
  });
  await rememberLaunched(actor, { awsAccountId, region }, launched);
  return performed;
}

/** So that lists show them at once, long before a scan does. */
async function rememberLaunched(
  actor: Actor,
  { awsAccountId, region }: { awsAccountId: string; region: string },
  launched: readonly Instance[],
): Promise<void> {
  if (launched.length === 0) return;
  const readAt = new Date();
  const rows = launched.map((instance) => {
    const facts = factsOf(instance);
    return { orgId: actor.orgId, awsAccountId, region, instanceId: instance.InstanceId ?? '', state: facts.state, facts, readAt };
  });
  await withOrg(actor, (tx) => tx.insert(instanceStates).values(rows).onConflictDoNothing());
}
