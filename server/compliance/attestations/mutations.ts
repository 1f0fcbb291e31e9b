import { and, eq, isNull } from 'drizzle-orm';
import { attestationAccounts, attestations } from '@/drizzle/schema/compliance';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { findFramework } from '../custom/data';
import { servingOf } from '../serving';
import { type AttestationInput, attestationDaysAtMost } from './schema';

/**
 * Writes down somebody's word that a requirement is met which no check judges, for accounts that they may decide about.
 * @throws AppError NOT_FOUND for a framework, requirement or account that is not there, UNPROCESSABLE where checks judge,
 * BAD_REQUEST for an end that is past or too far
 */
export async function attest(actor: Actor, input: AttestationInput): Promise<{ attestationId: string; accounts: number }> {
  const scope = within(actor, 'findings:update');
  const expiresAt = new Date(input.expiresAt);
  if (expiresAt <= new Date())
    throw new AppError('BAD_REQUEST', 'The end of an attestation must lie in the future.', { field: 'expiresAt' });
  if (expiresAt.getTime() > Date.now() + attestationDaysAtMost * 86_400_000)
    throw new AppError('BAD_REQUEST', 'An attestation holds for three years at most: choose an earlier end.', { field: 'expiresAt' });
  return withOrg(scope, async (tx) => {
    await findAttestable(tx, scope, input);
    const accounts = await chooseAccounts(tx, scope, input.awsAccountIds);
    const [row] = await tx
      .insert(attestations)
      .values({
        orgId: scope.orgId,
        frameworkId: input.framework,
        requirementId: input.requirement,
        statement: input.statement,
        evidenceUrl: input.evidenceUrl ?? null,
        attestedBy: actor.userId,
        attestedByName: actor.name || actor.email,
        expiresAt,
      })
      .returning({ id: attestations.id });
    if (!row) throw new Error('The attestation was not stored.');
    await tx
      .insert(attestationAccounts)
      .values(accounts.map((awsAccountId) => ({ orgId: scope.orgId, attestationId: row.id, awsAccountId })));
    await recordAudit(tx, actor, {
      action: 'compliance.attest',
      target: row.id,
      data: { framework: input.framework, requirement: input.requirement, accounts: accounts.length, expiresAt: input.expiresAt },
    });
    return { attestationId: row.id, accounts: accounts.length };
  });
}

async function findAttestable(tx: Tx, scope: TenantScope, { framework: id, requirement: number }: AttestationInput): Promise<void> {
  const framework = await findFramework(tx.sql, scope, id);
  if (!framework) throw notFound('framework');
  const serving = servingOf(framework).find(({ requirement }) => requirement.id === number);
  if (!serving) throw notFound('requirement');
  if (serving.checks.length > 0)
    throw new AppError(
      'UNPROCESSABLE',
      'Checks judge this requirement, so nobody’s word can stand for it. Mute the findings that you accept, with a reason.',
    );
}

async function chooseAccounts({ sql }: Tx, scope: TenantScope, wanted: readonly string[] | undefined): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from aws_accounts where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'id')}
      ${wanted ? sql`and id = any(${wanted as string[]}::uuid[])` : sql``} order by id`;
  if (wanted && rows.length < new Set(wanted).size) throw notFound('AWS account');
  if (rows.length === 0) throw new AppError('UNPROCESSABLE', 'There is no AWS account to attest for: connect one first.');
  return rows.map(({ id }) => id);
}

/**
 * Takes an attestation back. Who is limited to some accounts takes back what speaks for these alone.
 * @throws AppError NOT_FOUND when it is not there, or over already
 */
export async function withdrawAttestation(actor: Actor, id: string): Promise<{ withdrawn: true }> {
  const scope = within(actor, 'findings:update');
  return withOrg(scope, async (tx) => {
    const [reached] = await tx.sql<{ all: boolean }[]>`
      select count(*) > 0 as all from attestation_accounts where org_id = ${scope.orgId} and attestation_id = ${id}
        ${ofAccounts(tx.sql, scope, 'aws_account_id')}`;
    if (!reached?.all) throw notFound('attestation');
    if (scope.accountIds !== null) return withdrawPart(tx, actor, scope, id);
    const rows = await tx
      .update(attestations)
      .set({ withdrawnAt: new Date(), withdrawnBy: actor.userId })
      .where(and(eq(attestations.orgId, scope.orgId), eq(attestations.id, id), isNull(attestations.withdrawnAt)))
      .returning({ framework: attestations.frameworkId, requirement: attestations.requirementId });
    const [row] = rows;
    if (!row) throw notFound('attestation');
    await recordAudit(tx, actor, { action: 'compliance.withdraw', target: id, data: row });
    return { withdrawn: true };
  });
}

/** It goes on for the accounts that they do not reach. */
async function withdrawPart(tx: Tx, actor: Actor, scope: TenantScope, id: string): Promise<{ withdrawn: true }> {
  const gone = await tx.sql`
    delete from attestation_accounts o using attestations t
    where o.org_id = ${scope.orgId} and o.attestation_id = ${id} ${ofAccounts(tx.sql, scope, 'o.aws_account_id')}
      and t.org_id = o.org_id and t.id = o.attestation_id and t.withdrawn_at is null`;
  if (gone.count === 0) throw notFound('attestation');
  await recordAudit(tx, actor, { action: 'compliance.withdraw', target: id, data: { accounts: gone.count } });
  return { withdrawn: true };
}
