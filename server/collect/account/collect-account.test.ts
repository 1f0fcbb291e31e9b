import { GetAlternateContactCommand, GetContactInformationCommand, ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { accountCollector } from './collector';

const account = () =>
  fakeAws()
    .on(ListRegionsCommand, ({ NextToken }) =>
      NextToken
        ? { Regions: [{ RegionName: 'af-south-1', RegionOptStatus: 'DISABLED' }] }
        : {
            Regions: [
              { RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' },
              { RegionName: 'me-south-1', RegionOptStatus: 'ENABLED' },
            ],
            NextToken: 'more',
          },
    )
    .on(GetContactInformationCommand, () => ({ ContactInformation: { FullName: 'Ada' } }))
    .on(GetAlternateContactCommand, ({ AlternateContactType }) => {
      if (AlternateContactType === 'SECURITY') return { AlternateContact: { EmailAddress: 'security@shop.example' } };
      if (AlternateContactType === 'BILLING') throw awsError('AccessDeniedException', 403);
      throw awsError('ResourceNotFoundException', 404);
    });

describe('collecting the account', () => {
  it('tells registered, missing and unreadable contacts apart', async () => {
    const { of } = await collectFrom(account(), accountCollector);
    const [resource] = of('AWS::Account::Account');
    expect(resource?.data).toEqual({
      accountId: '123456789012',
      regions: [
        { name: 'af-south-1', enabled: false },
        { name: 'me-south-1', enabled: true },
        { name: 'us-east-1', enabled: true },
      ],
      contact: { FullName: 'Ada' },
      alternateContacts: { SECURITY: { EmailAddress: 'security@shop.example' }, OPERATIONS: null },
    });
    expect(resource?.gaps).toEqual([{ operation: 'account:GetAlternateContact', kind: 'denied', code: 'AccessDeniedException' }]);
  });

  it('asks EC2 for the regions where Account Management does not tell', async () => {
    const fake = account()
      .on(ListRegionsCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(DescribeRegionsCommand, () => ({
        Regions: [
          { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
          { RegionName: 'af-south-1', OptInStatus: 'not-opted-in' },
        ],
      }));
    const [resource] = (await collectFrom(fake, accountCollector)).of('AWS::Account::Account');
    expect(resource?.data.regions).toEqual([
      { name: 'af-south-1', enabled: false },
      { name: 'us-east-1', enabled: true },
    ]);
  });

  it('stays one resource when nothing can be read', async () => {
    const { resources } = await collectFrom(fakeAws(), accountCollector);
    expect(resources).toMatchObject([{ id: '123456789012', data: { regions: [] } }]);
    expect(resources[0]?.gaps).toHaveLength(6);
  });
});
