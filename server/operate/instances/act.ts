import { randomUUID } from 'node:crypto';
import {
  DescribeInstanceAttributeCommand,
  EC2Client,
  type InstanceStateChange,
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { type AccountRecord, callableAccount } from '@/server/accounts/callable';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import { operateTag } from '@/server/permissions/operate-policy';
import { type OperatorRecord, openOperatorSession, requireOperator } from '../access/operator';
import { perform } from '../act/perform';
import { refusalFor } from '../aws/refusal';
import { dryRun } from '../aws/rehearse';
import { arnIn, instanceActions, onInstance } from '../aws/statements';
import { permissionOf } from '../constants';
import type { ActionAnswer, ActionPreview, InstanceVerb, PerformedAction, Rehearsal } from '../types';
import { effectsOf, type InstanceFacts, type Surroundings } from './facts';
import { readLive } from './read-live';

export interface Target {
  awsAccountId: string;
  region: string;
  instanceId: string;
}

type Sent = Promise<{ requestId: string | null; answer: ActionAnswer }>;

const told = (change: InstanceStateChange | undefined): ActionAnswer => ({
  ...(change?.PreviousState?.Name ? { previousState: change.PreviousState.Name } : {}),
  ...(change?.CurrentState?.Name ? { currentState: change.CurrentState.Name } : {}),
});

/** One call on one instance, for real or with DryRun. */
async function send(client: EC2Client, verb: InstanceVerb, instanceId: string, isDryRun: boolean): Sent {
  const input = { InstanceIds: [instanceId], ...(isDryRun ? { DryRun: true } : {}) };
  switch (verb) {
    case 'start': {
      const { $metadata, StartingInstances } = await client.send(new StartInstancesCommand(input));
      return { requestId: $metadata.requestId ?? null, answer: told(StartingInstances?.[0]) };
    }
    case 'stop': {
      const { $metadata, StoppingInstances } = await client.send(new StopInstancesCommand(input));
      return { requestId: $metadata.requestId ?? null, answer: told(StoppingInstances?.[0]) };
    }
    case 'reboot': {
      const { $metadata } = await client.send(new RebootInstancesCommand(input));
      return { requestId: $metadata.requestId ?? null, answer: {} };
    }
    case 'terminate': {
      const { $metadata, TerminatingInstances } = await client.send(new TerminateInstancesCommand(input));
      return { requestId: $metadata.requestId ?? null, answer: told(TerminatingInstances?.[0]) };
    }
  }
}

/**
 * Starts, stops, reboots or terminates an instance. Done once per token; see `perform`.
 * @param confirmation of terminating: the instance's id once more
 */
export async function actOnInstance(
  actor: Actor,
  verb: InstanceVerb,
  { awsAccountId, region, instanceId }: Target,
  { token = randomUUID(), confirmation }: { token?: string | undefined; confirmation?: string | undefined } = {},
): Promise<PerformedAction> {
  authoriseOn(actor, permissionOf[verb], awsAccountId);
  if (verb === 'terminate' && confirmation !== instanceId) {
    await requireKnown(actor, awsAccountId);
    throw new AppError('UNPROCESSABLE', `Terminating cannot be taken back: give the instance’s id, ${instanceId}, as confirmation.`, {
      reason: 'confirmation',
    });
  }
  await refuseUntagged(actor, { awsAccountId, region, instanceId });
  return perform(actor, {
    kind: verb,
    awsAccountId,
    region,
    target: instanceId,
    token,
    asked: { instanceId },
    operation: instanceActions[verb],
    statements: (account) => onInstance({ ...account, region }, verb, instanceId),
    send: (session) => send(session.client(EC2Client, region), verb, instanceId, false),
  });
}

/** A foreign account is not there, whatever else is wrong with the request. */
const requireKnown = (actor: Actor, awsAccountId: string): Promise<AccountRecord> =>
  withOrg(actor, (tx) => callableAccount(tx, actor.orgId, awsAccountId));

/** The account's own choice holds here too, not only in a policy that somebody may have widened. */
async function refuseUntagged(actor: Actor, { awsAccountId, region, instanceId }: Target): Promise<void> {
  const operator = await withOrg(actor, async (tx) => requireOperator(tx, await callableAccount(tx, actor.orgId, awsAccountId)));
  if (operator.tagKey === null) return;
  const [live] = await readLive(actor, awsAccountId, region, [instanceId]);
  if (!live?.facts) throw notFound('instance');
  if (live.facts.tags[operator.tagKey] === operateTag.value) return;
  throw new AppError(
    'UNPROCESSABLE',
    `Only instances that carry the tag ${operateTag.key}=${operateTag.value} may be operated in this account, and ${instanceId} does not.`,
    {
      reason: 'untagged',
    },
  );
}

/** What an action would do, and whether AWS would do it: asked with DryRun, which changes nothing. */
export async function previewAction(actor: Actor, verb: InstanceVerb, target: Target): Promise<ActionPreview> {
  const { awsAccountId, region, instanceId } = target;
  authoriseOn(actor, permissionOf[verb], awsAccountId);
  const { account, operator } = await withOrg(actor, async (tx) => {
    const found = await callableAccount(tx, actor.orgId, awsAccountId);
    return { account: found, operator: await requireOperator(tx, found) };
  });
  const [live] = await readLive(actor, awsAccountId, region, [instanceId]);
  if (!live?.facts) throw new AppError('NOT_FOUND', `AWS knows no instance ${instanceId} in ${region}.`);
  const { facts } = live;
  const place = { ...account, region };
  const session = openOperatorSession(account, operator, { name: 'dry-run', statements: onInstance(place, verb, instanceId) });
  const client = session.client(EC2Client, region);
  const [rehearsal, terminationProtected, stopProtected, attackPaths] = await Promise.all([
    rehearse(client, verb, target, operator, facts),
    verb === 'terminate' ? isProtected(client, instanceId, 'disableApiTermination') : null,
    verb === 'stop' ? isProtected(client, instanceId, 'disableApiStop') : null,
    pathsOver(actor, arnIn(place, `instance/${instanceId}`)),
  ]);
  const around: Surroundings = { terminationProtected, stopProtected, attackPaths };
  return { instanceId, name: facts.name, state: facts.state, effects: effectsOf(verb, facts, around), rehearsal };
}

async function rehearse(
  client: EC2Client,
  verb: InstanceVerb,
  { region, instanceId }: Target,
  operator: OperatorRecord,
  facts: InstanceFacts,
): Promise<Rehearsal> {
  const onlyTagged = operator.tagKey !== null;
  if (onlyTagged && facts.tags[operateTag.key] !== operateTag.value)
    return {
      outcome: 'refused',
      reason: `It does not carry the tag ${operateTag.key}=${operateTag.value}, and only such instances may be operated here.`,
    };
  const answer = await dryRun(instanceActions[verb], region, () => send(client, verb, instanceId, true));
  if (answer.allowed) return { outcome: 'would-work' };
  const refusal = refusalFor(answer.error, { what: instanceId, region, onlyTagged });
  return refusal.code === 'UNAVAILABLE'
    ? { outcome: 'unknown', reason: 'AWS did not say whether it would do it.' }
    : { outcome: 'refused', reason: refusal.message };
}

/** null: it could not be seen. */
async function isProtected(
  client: EC2Client,
  InstanceId: string,
  Attribute: 'disableApiTermination' | 'disableApiStop',
): Promise<boolean | null> {
  try {
    const answer = await client.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute }));
    return (Attribute === 'disableApiTermination' ? answer.DisableApiTermination : answer.DisableApiStop)?.Value ?? null;
  } catch {
    return null;
  }
}

/** Titles of open attack paths that lead over the instance, the worst first. */
async function pathsOver(actor: Actor, arn: string): Promise<string[]> {
  return withOrg(actor, async ({ sql }) => {
    const rows = await sql<{ title: string }[]>`
      select p.title from attack_path_resources r
      join attack_paths p on p.org_id = r.org_id and p.id = r.path_id
      where r.org_id = ${actor.orgId} and r.arn = ${arn} and p.status = 'open' order by p.score desc, p.id limit 2`;
    return rows.map(({ title }) => title);
  });
}
