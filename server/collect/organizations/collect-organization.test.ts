import { ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand, ListDelegatedAdministratorsCommand } from '@aws-sdk/client-organizations';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws } from '../test/fake-session';
import { organizationsCollector } from './collector';

const organization = (MasterAccountId = '123456789012') => ({
  Organization: {
    Id: 'o-1',
    Arn: 'arn:aws:organizations::123456789012:organization/o-1',
    MasterAccountId,
    MasterAccountEmail: 'a@example.com',
  },
});
const manager = () =>
  fakeAws()
    .on(DescribeOrganizationCommand, () => organization())
    .on(ListDelegatedAdministratorsCommand, ({ NextToken }) =>
      NextToken
        ? { DelegatedAdministrators: [{ Id: '1', Email: 'b@example.com', Status: 'ACTIVE' }] }
        : { DelegatedAdministrators: [{ Id: '2', Status: 'SUSPENDED' }], NextToken: '2' },
    )
    .on(ListOrganizationsFeaturesCommand, () => ({ EnabledFeatures: ['RootSessions'] }));
const throws = (code: string) => () => {
  throw awsError(code);
};
const read = async (fake: FakeAws) => {
  const [resource] = (await collectFrom(fake, organizationsCollector)).resources;
  return { id: resource?.id, data: resource?.data, gaps: resource?.gaps };
};

describe('collecting the organization', () => {
  it('reads who administers it, in the management account, and no addresses', async () => {
    const found = await read(manager());
    expect(found).toMatchObject({
      id: 'o-1',
      data: { delegatedAdministrators: [{ Id: '1' }, { Id: '2' }], rootFeatures: ['RootSessions'] },
      gaps: [],
    });
    expect(JSON.stringify(found)).not.toContain('@example.com');
  });

  it('asks a member for no more than where it belongs', async () => {
    const fake = manager().on(DescribeOrganizationCommand, () => organization('999999999999'));
    expect((await read(fake)).data).toEqual({ organization: expect.objectContaining({ MasterAccountId: '999999999999' }) });
    expect(fake.calls).toHaveLength(1);
  });

  it('knows an account without an organization from one that will not tell', async () => {
    const alone = await read(fakeAws().on(DescribeOrganizationCommand, throws('AWSOrganizationsNotInUseException')));
    expect(alone).toEqual({ id: '123456789012', data: { organization: null }, gaps: [] });
    const denied = await read(fakeAws().on(DescribeOrganizationCommand, throws('AccessDeniedException')));
    expect(denied).toMatchObject({ data: {}, gaps: [{ kind: 'denied' }] });
    expect(denied.data).toEqual({});
  });

  it('takes IAM without trusted access for no features, and a refusal for not known', async () => {
    expect((await read(manager().on(ListOrganizationsFeaturesCommand, throws('ServiceAccessNotEnabledException')))).data).toMatchObject({
      rootFeatures: [],
    });
    expect((await read(manager().on(ListOrganizationsFeaturesCommand, throws('AccessDenied')))).data).not.toHaveProperty('rootFeatures');
  });
});
