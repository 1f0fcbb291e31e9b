import { DescribeInstancesCommand, EC2Client, type Instance } from '@aws-sdk/client-ec2';
import { type AccountRecord, callableAccount } from '@/server/accounts/callable';
import { endpointsFor, entryTo } from '@/server/accounts/entry';
import { toAwsError } from '@/server/aws/classify';
import { connect } from '@/server/aws/connect';
import { AwsError } from '@/server/aws/errors';
import type { AwsSession } from '@/server/aws/session';
import { withOrg } from '@/server/db';
import { sentenceFor } from '@/server/drift/aws/refusal';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import { leadsTo } from '../constants';
import { factsOf, type InstanceFacts } from './facts';

/** How an instance is, as AWS told just now; null: AWS knows it no more. */
export interface LiveInstance {
  id: string;
  facts: InstanceFacts | null;
}

const limitMs = 10_000;

/** The way in that scans take: looking needs no operator role. */
export function openReadSession(account: AccountRecord, signal?: AbortSignal): AwsSession {
  const { AWS_LIMITS_FACTOR, AWS_CALL_TIMEOUT_MS } = env();
  return connect(entryTo(account), {
    sessionName: 'cloudlens-look',
    endpoints: endpointsFor(account),
    limitsFactor: AWS_LIMITS_FACTOR,
    timeoutMs: AWS_CALL_TIMEOUT_MS,
    isShared: true,
    signal,
  });
}

async function ask(client: EC2Client, region: string, ids: readonly string[]): Promise<Map<string, Instance>> {
  try {
    const { Reservations } = await client.send(new DescribeInstancesCommand({ InstanceIds: [...ids] }));
    if (!Reservations) throw new AwsError('malformed', 'ec2:DescribeInstances', region, 'NoList');
    return new Map(Reservations.flatMap(({ Instances = [] }) => Instances.map((each) => [each.InstanceId ?? '', each] as const)));
  } catch (reason) {
    const error = toAwsError(reason, 'ec2:DescribeInstances', region);
    if (error.kind !== 'gone') throw error;
    // One that is not there spoils the answer about all: then each is asked for.
    if (ids.length === 1) return new Map();
    const each = await Promise.all(ids.map((id) => ask(client, region, [id])));
    return new Map(each.flatMap((found) => [...found]));
  }
}

/**
 * Asks AWS how instances are, writes it down, and marks actions as settled that have brought about what they were to.
 * @throws AppError NOT_FOUND, FORBIDDEN, UNAVAILABLE or UNPROCESSABLE when AWS did not say
 */
export async function readLive(actor: Actor, awsAccountId: string, region: string, ids: readonly string[]): Promise<LiveInstance[]> {
  authoriseOn(actor, 'instances:read', awsAccountId);
  const account = await withOrg(actor, (tx) => callableAccount(tx, actor.orgId, awsAccountId));
  const client = openReadSession(account, AbortSignal.timeout(limitMs)).client(EC2Client, region);
  const found = await ask(client, region, ids).catch((reason: unknown) => {
    const error = toAwsError(reason, 'ec2:DescribeInstances', region);
    const code = error.kind === 'throttled' || error.kind === 'unreachable' ? 'UNAVAILABLE' : 'UNPROCESSABLE';
    throw new AppError(code, sentenceFor(error), { kind: error.kind, code: error.code, retryAfterSeconds: 10 }, { cause: error });
  });
  const live = ids.map((id): LiveInstance => ({ id, facts: found.has(id) ? factsOf(found.get(id) as Instance) : null }));
  await store(actor, awsAccountId, region, live);
  return live;
}

async function store(actor: Actor, awsAccountId: string, region: string, live: readonly LiveInstance[]): Promise<void> {
  const { orgId } = actor;
  const now = new Date().toISOString();
  await withOrg(actor, async ({ sql }) => {
    for (const { id, facts } of live) {
      // Of an id that nobody ever saw, nothing is written down.
      const known = facts
        ? true
        : (
            await sql`select 1 from resources where org_id = ${orgId} and aws_account_id = ${awsAccountId} and type = 'AWS::EC2::Instance' and resource_id = ${id}
            union all select 1 from instance_states where org_id = ${orgId} and aws_account_id = ${awsAccountId} and region = ${region} and instance_id = ${id}`
          ).length > 0;
      if (!known) continue;
      const state = facts?.state ?? 'terminated';
      await sql`
        insert into instance_states (org_id, aws_account_id, region, instance_id, state, is_there, facts, read_at)
        values (${orgId}, ${awsAccountId}, ${region}, ${id}, ${state}, ${facts !== null}, ${JSON.stringify(facts ?? {})}::text::jsonb, ${now})
        on conflict (org_id, aws_account_id, region, instance_id) do update set state = excluded.state, is_there = excluded.is_there,
          facts = case when excluded.is_there then excluded.facts else instance_states.facts end, read_at = excluded.read_at
        where instance_states.read_at <= excluded.read_at`;
      for (const [kind, wanted] of Object.entries(leadsTo))
        if (state === wanted)
          await sql`
            update operate_actions set status = 'settled', finished_at = ${now}
            where org_id = ${orgId} and aws_account_id = ${awsAccountId} and region = ${region} and status = 'accepted' and kind = ${kind}
              and (target = ${id} or answer -> 'instanceIds' -> 0 = to_jsonb(${id}::text))`;
    }
  });
}
