import { DescribeHubCommand, GetEnabledStandardsCommand, ListEnabledProductsForImportCommand } from '@aws-sdk/client-securityhub';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws } from '../test/fake-session';
import { securityHubCollector } from './collector';

const HubArn = 'arn:aws:securityhub:eu-west-1:123456789012:hub/default';
const standard = { StandardsArn: 'arn:cis', StandardsStatus: 'READY' };
const on = () =>
  fakeAws()
    .on(DescribeHubCommand, () => ({ HubArn, AutoEnableControls: true }))
    .on(GetEnabledStandardsCommand, ({ NextToken }) =>
      NextToken ? { StandardsSubscriptions: [standard] } : { StandardsSubscriptions: [], NextToken: '2' },
    );
const read = async (fake: FakeAws) => {
  const [resource] = (await collectFrom(fake, securityHubCollector)).resources;
  return { data: resource?.data, gaps: resource?.gaps, calls: fake.calls.map(({ command }) => command) };
};
const throws = (code: string, message: string) => () => {
  throw Object.assign(awsError(code, 401), { message });
};

describe('collecting Security Hub', () => {
  it('reads the hub and all pages of its standards', async () => {
    expect(await read(on())).toEqual({
      data: { hub: { HubArn, AutoEnableControls: true }, standards: [standard] },
      gaps: [],
      calls: ['DescribeHub', 'GetEnabledStandards', 'GetEnabledStandards'],
    });
  });

  it('asks for products where no standard is enabled', async () => {
    const fake = on()
      .on(GetEnabledStandardsCommand, () => ({ StandardsSubscriptions: [] }))
      .on(ListEnabledProductsForImportCommand, () => ({ ProductSubscriptions: ['arn:guardduty'] }));
    expect((await read(fake)).data).toMatchObject({ standards: [], products: ['arn:guardduty'] });
  });

  it('asks nothing more where it is off', async () => {
    const off = fakeAws().on(DescribeHubCommand, throws('InvalidAccessException', 'Account 1 is not subscribed to AWS Security Hub'));
    expect(await read(off)).toEqual({ data: { hub: null }, gaps: [], calls: ['DescribeHub'] });
  });

  it('does not take a refusal for off', async () => {
    for (const [code, message] of [
      ['InvalidAccessException', 'The account does not have permission to perform this action'],
      ['AccessDeniedException', 'not authorized'],
    ] as const) {
      const { data, gaps } = await read(fakeAws().on(DescribeHubCommand, throws(code, message)));
      expect(data).toEqual({});
      expect(gaps).toMatchObject([{ operation: 'securityhub:DescribeHub' }]);
    }
  });

  it('keeps the hub when its standards were refused', async () => {
    const { data, gaps } = await read(on().on(GetEnabledStandardsCommand, throws('AccessDeniedException', '')));
    expect(data).toEqual({ hub: { HubArn, AutoEnableControls: true } });
    expect(gaps).toMatchObject([{ operation: 'securityhub:GetEnabledStandards', kind: 'denied' }]);
  });
});
