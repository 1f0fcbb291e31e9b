import { CognitoIdentityProviderClient, DescribeUserPoolCommand, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';

export async function* collectCognito(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CognitoIdentityProviderClient);
  const operation = 'cognito:ListUserPools';
  const source = { operation, region: context.region } as const;
  const details = { operation: 'cognito:DescribeUserPool', region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (NextToken) => client.send(new ListUserPoolsCommand({ MaxResults: 60, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) => listIn(source, answer.UserPools).map(({ Id, Name }) => ({ id: present(source, Id), name: Name ?? null })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ id, name }, get, gaps): Promise<Resource<'AWS::Cognito::UserPool'>> => {
      const pool = await get(details.operation, async () =>
        present(details, (await client.send(new DescribeUserPoolCommand({ UserPoolId: id }))).UserPool),
      );
      const { EstimatedNumberOfUsers: _, UserPoolTags, ...data } = pool ?? { Id: id, ...(name && { Name: name }) };
      return {
        type: 'AWS::Cognito::UserPool',
        arn: makeArn(context, 'cognito-idp', context.region, 'userpool', id),
        id,
        name,
        region: context.region,
        tags: UserPoolTags ?? {},
        data,
        gaps,
      };
    });
}
