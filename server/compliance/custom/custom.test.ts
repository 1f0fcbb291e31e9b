import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { getFramework, listFrameworks } from '../data';
import { recordScores } from '../scores/record-scores';
import { judgedAccount } from '../testing/judged-account';
import { createFramework, deleteFramework } from './mutations';
import { type CustomFramework, customFrameworkSchema, customFrameworksAtMost } from './schema';

afterAll(closeDatabase);

let admin: Person;
beforeEach(async () => {
  admin = await makePerson(await makeOrganization());
});

const house = (part: Partial<CustomFramework> = {}): CustomFramework => ({
  name: 'House rules',
  version: '1',
  groups: [
    {
      name: 'Root',
      requirements: [
        { number: '1', name: 'No key', checks: ['iam/root-no-access-keys'] },
        { number: '2', name: 'Nobody shares desks', checks: [] },
        { number: '3', name: 'By another tool’s name', checks: ['iam_no_root_access_key'] },
      ],
    },
  ],
  ...part,
});

describe('an uploaded framework', () => {
  it('is judged like ours, and goes with its scores', async () => {
    const { actor } = admin;
    const account = await judgedAccount(actor.orgId as never, [{ check: 'iam/root-no-access-keys', status: 'pass' }]);
    const { frameworkId } = await createFramework(actor, house());
    const scope = { orgId: actor.orgId, accountIds: null };
    await withOrg(scope, ({ sql }) => recordScores(sql, scope, account.id, new Date().toISOString()));
    const detail = await getFramework(actor, frameworkId);
    expect(detail.rows.map(({ id, state }) => [id, state])).toEqual([
      ['1', 'pass'],
      ['2', 'manual'],
      ['3', 'pass'],
    ]);
    expect((await listFrameworks(actor)).frameworks.at(-1)).toMatchObject({ id: frameworkId, extent: 'own', score: 1 });
    await deleteFramework(actor, frameworkId);
    await expect(getFramework(actor, frameworkId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const left = await withOrg(
      scope,
      ({ sql }) => sql`select 1 from account_scores where org_id = ${actor.orgId} and framework_id = ${frameworkId}`,
    );
    expect(left).toHaveLength(0);
  });

  it('is refused when its name is taken, and when it names checks that nobody knows', async () => {
    await createFramework(admin.actor, house());
    await expect(createFramework(admin.actor, house())).rejects.toMatchObject({ code: 'CONFLICT' });
    const typo = house({
      version: '2',
      groups: [{ name: 'Root', requirements: [{ number: '7', name: 'No key', checks: ['iam/rot-no-key'] }] }],
    });
    await expect(createFramework(admin.actor, typo)).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
      message: expect.stringContaining('7: iam/rot-no-key'),
    });
  });

  it('is refused when there are too many, or it is too large', async () => {
    for (let n = 0; n < customFrameworksAtMost; n += 1) await createFramework(admin.actor, house({ version: String(n) }));
    await expect(createFramework(admin.actor, house({ version: 'more' }))).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    const words = 'x'.repeat(200);
    const requirements = Array.from({ length: 1000 }, (_, n) => ({ number: `${n}-${'y'.repeat(50)}`, name: words, checks: [] }));
    await expect(createFramework(admin.actor, house({ groups: [{ name: 'All', requirements }] }))).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    });
  });

  it('is an admin’s to upload and delete', async () => {
    const { actor } = await makePerson(admin.actor.orgId as never, 'operator');
    await expect(createFramework(actor, house())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(deleteFramework(actor, '5d7f8f4e-6a1f-4bf5-9a55-3a5c1c0d9e10')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the form of an upload', () => {
  const issueOf = (value: unknown) => {
    const parsed = customFrameworkSchema.safeParse(value);
    return parsed.success ? null : `${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`;
  };

  it.each([
    ['a key that nobody knows', { ...house(), owner: 'me' }, /owner/],
    ['no groups', house({ groups: [] }), /^groups/],
    [
      'a requirement without a name',
      house({ groups: [{ name: 'A', requirements: [{ number: '1', checks: [] } as never] }] }),
      /groups\.0\.requirements\.0\.name/,
    ],
    ['a number that stands for two', house({ groups: [...house().groups, ...house().groups] }), /'1' stands for two/],
    ['text for a list', { ...house(), groups: 'all' }, /^groups/],
  ])('refuses %s, and says where', (_, value, expected) => {
    expect(issueOf(value)).toMatch(expected);
  });

  it('takes the sample that the page offers', async () => {
    const sample = customFrameworkSchema.parse(JSON.parse(readFileSync('public/compliance-framework-sample.json', 'utf8')));
    expect((await createFramework(admin.actor, sample)).frameworkId).toBeTruthy();
  });
});
