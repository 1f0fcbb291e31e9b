import { AccountClient, GetAlternateContactCommand, GetContactInformationCommand } from '@aws-sdk/client-account';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';
import { listAccountRegions } from './regions';

const contactTypes = ['BILLING', 'OPERATIONS', 'SECURITY'] as const;
const none = { absent: ['ResourceNotFoundException'], permanent: true };

async function alternateContacts(client: AccountClient, get: GetForResource) {
  const answers = await Promise.all(
    contactTypes.map(async (AlternateContactType) => {
      const contact = await get(
        'account:GetAlternateContact',
        async () => (await client.send(new GetAlternateContactCommand({ AlternateContactType }))).AlternateContact ?? null,
        none,
      );
      return [AlternateContactType, contact] as const;
    }),
  );
  return Object.fromEntries(answers.filter(([, contact]) => contact !== undefined));
}

/** The account itself: its regions and whom AWS would write to. Always one resource. */
export async function* collectAccount(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(AccountClient);
  yield await context.each([context.account], async (accountId, get, gaps): Promise<Resource<'AWS::Account::Account'>> => {
    const [regions, contact, alternates] = await Promise.all([
      listAccountRegions(context, get),
      get(
        'account:GetContactInformation',
        async () => (await client.send(new GetContactInformationCommand({}))).ContactInformation ?? null,
        none,
      ),
      alternateContacts(client, get),
    ]);
    return {
      type: 'AWS::Account::Account',
      arn: `arn:${context.partition}:account::${accountId}:account`,
      id: accountId,
      name: null,
      region: 'global',
      tags: {},
      data: { accountId, regions, ...(contact !== undefined && { contact }), alternateContacts: alternates },
      gaps,
    };
  });
}
