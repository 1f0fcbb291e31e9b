import { terraformStates } from '@/drizzle/schema/drift';
import { connectionIdOf } from '@/server/accounts/find';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authoriseOn, within } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { resourcesAtMost, statesAtMost } from './constants';
import { type ReadState, readState } from './read-state';

export interface UploadInput {
  name?: string | undefined;
  accountId?: string | undefined;
  file: Readonly<Record<string, unknown>>;
}

export interface UploadedState {
  id: string;
  name: string;
  accountId: string;
  resources: number;
  leftOut: number;
  masked: number;
}

/**
 * Takes what can be compared of a state file, secrets masked; the file itself is never stored. An upload under a name that is there takes
 * its place, if it is the same state and not an older one.
 * @throws AppError BAD_REQUEST for what is no state, NOT_FOUND, CONFLICT, UNPROCESSABLE when there are too many
 */
export async function uploadState(actor: Actor, { name: wanted, accountId: asked, file }: UploadInput): Promise<UploadedState> {
  const scope = within(actor, 'drift:create');
  const { orgId } = actor;
  const state = readState(file);
  const accountId = asked ?? accountOf(state);
  const awsAccountId = await connectionIdOf(scope, accountId);
  authoriseOn(actor, 'drift:create', awsAccountId);
  return withOrg(scope, async (tx) => {
    // One upload of an account after the other: bounds and serials are read before they are written.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`terraform ${awsAccountId}`}, 0))`;
    const name = wanted ?? (await nameOf(tx, orgId, awsAccountId, state.lineage));
    await admit(tx, orgId, awsAccountId, name, state);
    const values = {
      serial: state.serial,
      lineage: state.lineage,
      terraformVersion: state.terraformVersion,
      leftOut: state.leftOut,
      masked: state.masked,
      uploadedBy: actor.userId,
      uploadedAt: new Date(),
    };
    const [row] = await tx
      .insert(terraformStates)
      .values({ orgId, awsAccountId, name, ...values })
      .onConflictDoUpdate({
        target: [terraformStates.orgId, terraformStates.awsAccountId, terraformStates.name],
        set: values,
      })
      .returning({ id: terraformStates.id });
    if (!row) throw new Error('The state was not stored.');
    await writeResources(tx, orgId, row.id, state);
    await recordAudit(tx, actor, {
      action: 'drift.terraform-upload',
      target: row.id,
      data: {
        accountId,
        name,
        serial: state.serial,
        resources: state.resources.length,
        masked: state.masked,
      },
    });
    await announce(tx.sql, { orgId, channel: 'drift', id: awsAccountId });
    return {
      id: row.id,
      name,
      accountId,
      resources: state.resources.length,
      leftOut: state.leftOut,
      masked: state.masked,
    };
  });
}

/** The account that most ARNs name. @throws AppError BAD_REQUEST when none does */
function accountOf({ resources }: ReadState): string {
  const counts = new Map<string, number>();
  for (const { arn } of resources) {
    const account = arn?.split(':')[4] ?? '';
    if (/^\d{12}$/.test(account)) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) throw new AppError('BAD_REQUEST', 'Nothing in the state names an AWS account: say which one it is by `accountId`.');
  return most[0];
}

/** A state that was uploaded before keeps its name. */
async function nameOf({ sql }: Tx, orgId: string, awsAccountId: string, lineage: string): Promise<string> {
  const [known] = await sql<{ name: string }[]>`
    select name from terraform_states where org_id = ${orgId} and aws_account_id = ${awsAccountId} and lineage = ${lineage} order by uploaded_at desc limit 1`;
  return known?.name ?? `state ${lineage.replaceAll(/[^\w-]/g, '').slice(0, 8)}`.trim();
}

interface Held {
  name: string;
  lineage: string;
  serial: number;
  resources: number;
}

async function admit({ sql }: Tx, orgId: string, awsAccountId: string, name: string, state: ReadState): Promise<void> {
  const held = await sql<Held[]>`
    select s.name, s.lineage, s.serial, (select count(*)::int from terraform_resources r where r.org_id = s.org_id and r.state_id = s.id) as resources
    from terraform_states s where s.org_id = ${orgId} and s.aws_account_id = ${awsAccountId}`;
  const before = held.find((each) => each.name === name);
  if (before && before.lineage !== state.lineage)
    throw new AppError(
      'CONFLICT',
      `'${name}' is the name of another state (its lineage differs): choose another name, or delete that one first.`,
    );
  if (before && before.serial > state.serial)
    throw new AppError(
      'CONFLICT',
      `This is an older version of '${name}' (serial ${state.serial}, uploaded was ${before.serial}). Delete the state first if you went back to it.`,
    );
  const others = held.filter((each) => each !== before);
  if (others.length >= statesAtMost)
    throw new AppError('UNPROCESSABLE', `This account has ${statesAtMost} states already: delete one first.`);
  const resources = others.reduce((sum, each) => sum + each.resources, state.resources.length);
  if (resources > resourcesAtMost)
    throw new AppError(
      'UNPROCESSABLE',
      `The states of this account would have ${resources} resources; at most ${resourcesAtMost} can be compared.`,
    );
}

async function writeResources({ sql }: Tx, orgId: string, stateId: string, { resources }: ReadState): Promise<void> {
  await sql`delete from terraform_resources where org_id = ${orgId} and state_id = ${stateId}`;
  for (let first = 0; first < resources.length; first += 500)
    await sql`
      insert into terraform_resources (org_id, state_id, address, type, arn, physical_id, region, attributes)
      select ${orgId}::uuid, ${stateId}::uuid, r.address, r.type, r.arn, r."physicalId", r.region, r.attributes
      from jsonb_to_recordset(${JSON.stringify(resources.slice(first, first + 500))}::jsonb)
        as r(address text, type text, arn text, "physicalId" text, region text, attributes jsonb)`;
}

/** Forgets a state; nothing happens in AWS, and nothing to the file. @throws AppError NOT_FOUND, FORBIDDEN */
export async function deleteState(actor: Actor, id: string): Promise<void> {
  const scope = within(actor, 'drift:update');
  const { orgId } = actor;
  await withOrg(scope, async (tx) => {
    const [gone] = await tx.sql<{ name: string; aws_account_id: string }[]>`
      delete from terraform_states where org_id = ${orgId} and id = ${id} returning name, aws_account_id`;
    if (!gone) throw notFound('Terraform state');
    await recordAudit(tx, actor, {
      action: 'drift.terraform-delete',
      target: id,
      data: { name: gone.name },
    });
    await announce(tx.sql, {
      orgId,
      channel: 'drift',
      id: gone.aws_account_id,
    });
  });
}
