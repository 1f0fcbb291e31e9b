import { DescribeUserPoolCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { cognitoCollector } from './collector';

const region = () =>
  fakeAws()
    .on(ListUserPoolsCommand, () => ({ UserPools: [{ Id: 'eu-west-1_a', Name: 'customers' }] }))
    .on(DescribeUserPoolCommand, () => ({
      UserPool: { Id: 'eu-west-1_a', Name: 'customers', EstimatedNumberOfUsers: 4711, UserPoolTags: { team: 'web' } },
    }));

describe('collecting Cognito', () => {
  it('keeps what is set and leaves the number of users out', async () => {
    const { resources } = await collectFrom(region(), cognitoCollector);
    expect(resources).toMatchObject([
      { arn: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a', name: 'customers', tags: { team: 'web' } },
    ]);
    expect(JSON.stringify(resources)).not.toContain('4711');
  });

  it('keeps a pool whose details were refused', async () => {
    const fake = region().on(DescribeUserPoolCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const [pool] = (await collectFrom(fake, cognitoCollector)).of('AWS::Cognito::UserPool');
    expect([pool?.data, pool?.gaps.length]).toEqual([{ Id: 'eu-west-1_a', Name: 'customers' }, 1]);
  });
});
