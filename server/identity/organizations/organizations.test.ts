import { afterAll, describe, expect, it } from 'vitest';
import { auditLog } from '@/drizzle/schema/audit';
import { members } from '@/drizzle/schema/identity';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import { makeOrganization, makePerson } from '@/server/test/organization';
import { findSession } from '../sessions';
import { ownOrganizations } from './data';
import { renameOrganization, switchOrganization } from './mutations';

afterAll(closeDatabase);

describe('an organization of somebody who has several', () => {
  it('is switched to with their role there, and its audit log says so', async () => {
    const [home, other] = [await makeOrganization(), await makeOrganization()];
    const person = await makePerson(home, 'admin');
    await withIdentity((tx) => tx.insert(members).values({ organizationId: other, userId: person.actor.userId, role: 'viewer' }));
    expect((await ownOrganizations(person.actor)).map(({ id }) => id).sort()).toEqual([home, other].sort());
    await switchOrganization(person.actor, other);
    const now = (await findSession({ token: person.sessionToken }, 'session'))?.actor;
    expect(now).toMatchObject({ orgId: other, role: 'viewer' });
    const rows = await withOrg(other, (tx) => tx.select({ action: auditLog.action }).from(auditLog).orderBy(auditLog.seq));
    expect(rows).toEqual([{ action: 'session.switch' }]);
  });

  it('is no other than theirs', async () => {
    const [home, foreign] = [await makeOrganization(), await makeOrganization()];
    const person = await makePerson(home, 'admin');
    await expect(switchOrganization(person.actor, foreign)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await findSession({ token: person.sessionToken }, 'session'))?.actor.orgId).toBe(home);
  });
});

describe('the name of an organization', () => {
  it('is changed by admins only', async () => {
    const orgId = await makeOrganization();
    const [admin, operator] = [await makePerson(orgId, 'admin'), await makePerson(orgId, 'operator')];
    await expect(renameOrganization(operator.actor, 'Mine')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await renameOrganization(admin.actor, 'Lumen Shop');
    expect(await ownOrganizations(operator.actor)).toEqual([{ id: orgId, name: 'Lumen Shop' }]);
  });
});
