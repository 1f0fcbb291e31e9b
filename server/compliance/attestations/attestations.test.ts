import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { limitPerson, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { createFramework } from '../custom/mutations';
import { getFramework } from '../data';
import { judgedAccount } from '../testing/judged-account';
import { attest, withdrawAttestation } from './mutations';
import type { AttestationInput } from './schema';

afterAll(closeDatabase);

let orgId: OrgId;
let operator: Person;
beforeEach(async () => {
  orgId = await makeOrganization();
  operator = await makePerson(orgId, 'operator');
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
/** ISO 27001 A.6.3, training: nothing that AWS could tell. */
const word = (part: Partial<AttestationInput> = {}): AttestationInput => ({
  framework: 'iso-27001-2022',
  requirement: 'A.6.3',
  statement: 'Everybody took the course',
  evidenceUrl: 'https://wiki.example.com/course',
  expiresAt: inDays(90),
  ...part,
});
const rowOf = async (accountId?: string) => {
  const { rows, counts } = await getFramework(operator.actor, 'iso-27001-2022', { accountId });
  return { row: rows.find(({ id }) => id === 'A.6.3'), counts };
};
const stateOf = async (accountId?: string) => (await rowOf(accountId)).row?.state;

describe('the life of an attestation', () => {
  it('makes a manual requirement attested, which is not passed, until it is withdrawn', async () => {
    await judgedAccount(orgId, []);
    expect(await stateOf()).toBe('manual');
    const before = (await rowOf()).counts;
    const { attestationId } = await attest(operator.actor, word());
    const { row, counts } = await rowOf();
    expect(row).toMatchObject({ state: 'attested', attestations: [{ by: 'The operator', statement: 'Everybody took the course' }] });
    expect(counts).toEqual({ ...before, manual: before.manual - 1, attested: 1 });
    await withdrawAttestation(operator.actor, attestationId);
    expect(await stateOf()).toBe('manual');
    await expect(withdrawAttestation(operator.actor, attestationId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes back to manual at its end', async () => {
    await judgedAccount(orgId, []);
    const { attestationId } = await attest(operator.actor, word());
    await withOrg(orgId, ({ sql }) => sql`update attestations set expires_at = now() where org_id = ${orgId} and id = ${attestationId}`);
    expect((await rowOf()).row).toMatchObject({ state: 'manual', attestations: [] });
  });

  it('does not speak for accounts that it did not name', async () => {
    const named = await judgedAccount(orgId, [], { name: 'named' });
    const other = await judgedAccount(orgId, [], { name: 'other' });
    await attest(operator.actor, word({ awsAccountIds: [named.id] }));
    expect([await stateOf(named.accountId), await stateOf(other.accountId), await stateOf()]).toEqual(['attested', 'manual', 'manual']);
  });

  it('does not speak for accounts that come later', async () => {
    await judgedAccount(orgId, []);
    await attest(operator.actor, word());
    await judgedAccount(orgId, [], { name: 'later' });
    expect(await stateOf()).toBe('manual');
  });
});

describe('an attestation is refused', () => {
  beforeEach(() => judgedAccount(orgId, []));

  it.each<[string, Partial<AttestationInput>, string]>([
    ['where checks judge', { framework: 'cis-5.0', requirement: '1.3' }, 'UNPROCESSABLE'],
    ['for a requirement that is not there', { requirement: 'A.99' }, 'NOT_FOUND'],
    ['for a framework that is not there', { framework: 'iso-2700' }, 'NOT_FOUND'],
    ['for an account that is not there', { awsAccountIds: ['5d7f8f4e-6a1f-4bf5-9a55-3a5c1c0d9e10'] }, 'NOT_FOUND'],
    ['with an end in the past', { expiresAt: inDays(-1) }, 'BAD_REQUEST'],
    ['with an end beyond three years', { expiresAt: inDays(1200) }, 'BAD_REQUEST'],
  ])('%s', async (_, part, code) => {
    await expect(attest(operator.actor, word(part))).rejects.toMatchObject({ code });
  });

  it('for the framework of another organization', async () => {
    const { actor } = await makePerson(await makeOrganization());
    const { frameworkId } = await createFramework(actor, {
      name: 'Theirs',
      version: '',
      groups: [{ name: 'All', requirements: [{ number: '1', name: 'One', checks: [] }] }],
    });
    await expect(attest(operator.actor, word({ framework: frameworkId, requirement: '1' }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('to viewers', async () => {
    const { actor } = await makePerson(orgId, 'viewer');
    await expect(attest(actor, word())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('who is limited to some accounts', () => {
  it('attests and withdraws for these alone', async () => {
    const mine = await judgedAccount(orgId, [], { name: 'mine' });
    const other = await judgedAccount(orgId, [], { name: 'other' });
    const { attestationId } = await attest(operator.actor, word());
    const { actor } = await limitPerson(await makePerson(orgId, 'operator'), {
      [mine.id]: ['accounts:read', 'findings:read', 'findings:update'],
    });
    await expect(attest(actor, word({ awsAccountIds: [other.id] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await attest(actor, word({ requirement: 'A.6.4' }))).toMatchObject({ accounts: 1 });
    await withdrawAttestation(actor, attestationId);
    expect([await stateOf(mine.accountId), await stateOf(other.accountId)]).toEqual(['manual', 'attested']);
  });
});
