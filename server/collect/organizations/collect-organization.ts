import { IAMClient, ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand, ListDelegatedAdministratorsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';

/** Where these come back, central root access cannot have been switched on. Source: IAM API reference, ListOrganizationsFeatures. */
const noFeatures = ['ServiceAccessNotEnabledException', 'OrganizationNotInAllFeaturesModeException', 'OrganizationNotFoundException'];

/** The account's place in its organization: always one resource. */
export async function* collectOrganization(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { account, region } = context;
  const client = context.client(OrganizationsClient);
  yield await context.each([account], async (id, get, gaps): Promise<Resource<'AWS::Organizations::Organization'>> => {
    const describe = 'organizations:DescribeOrganization';
    const organization = await get(
      describe,
      async () => {
        const found = present({ operation: describe, region }, (await client.send(new DescribeOrganizationCommand({}))).Organization);
        present({ operation: describe, region }, found.MasterAccountId);
        const { MasterAccountEmail: _, AvailablePolicyTypes: __, ...lasting } = found;
        return lasting;
      },
      { absent: ['AWSOrganizationsNotInUseException'], permanent: true },
    );
    const manages = organization?.MasterAccountId === account;
    const [delegatedAdministrators, rootFeatures] = manages
      ? await Promise.all([listDelegates(context, get), listRootFeatures(context, get)])
      : [];
    return {
      type: 'AWS::Organizations::Organization',
      arn: organization?.Arn ?? makeArn(context, 'organizations', 'global', 'account', id),
      id: organization?.Id ?? id,
      name: null,
      region: 'global',
      tags: {},
      data: {
        ...(organization !== undefined && { organization }),
        ...(delegatedAdministrators && { delegatedAdministrators }),
        ...(rootFeatures && { rootFeatures }),
      },
      gaps,
    };
  });
}

async function listDelegates(context: CollectContext, get: GetForResource) {
  const { region } = context;
  const client = context.client(OrganizationsClient);
  const operation = 'organizations:ListDelegatedAdministrators';
  const pages = await getPages(
    (name, send) => get(name, send, { permanent: true }),
    operation,
    region,
    async (NextToken) => {
      const answer = await client.send(new ListDelegatedAdministratorsCommand({ MaxResults: 20, NextToken }));
      const list = listIn({ operation, region }, answer.DelegatedAdministrators).map(({ Email: _, ...delegate }) => delegate);
      return { list, next: answer.NextToken };
    },
    ({ next }) => next,
  );
  return pages?.flatMap(({ list }) => list).sort((a, b) => ((a.Id ?? '') < (b.Id ?? '') ? -1 : 1));
}

async function listRootFeatures(context: CollectContext, get: GetForResource): Promise<readonly string[] | undefined> {
  const { region } = context;
  const operation = 'iam:ListOrganizationsFeatures';
  const found = await get(
    operation,
    async () =>
      listIn({ operation, region }, (await context.client(IAMClient).send(new ListOrganizationsFeaturesCommand({}))).EnabledFeatures),
    { absent: noFeatures, permanent: true },
  );
  return found === null ? [] : found;
}
