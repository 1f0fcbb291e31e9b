import { GetAccountPasswordPolicyCommand, GetAccountSummaryCommand, IAMClient, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import { listIn, present } from '../answers';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';
import { rootUser } from './credential-report';
import type { CredentialReportRow } from './types';
import type { VirtualMfa } from './virtual-mfa';

/** The account-wide IAM settings: always one resource, with what could be read. */
export async function* collectAccountSettings(
  context: CollectContext,
  report: Promise<CredentialReportRow[] | undefined>,
  virtualMfa: Promise<VirtualMfa | undefined>,
): AsyncGenerator<AnyResource[], void> {
  const { account, region } = context;
  const client = context.client(IAMClient);
  yield await context.each([account], async (id, get, gaps): Promise<Resource<'AWS::IAM::AccountSettings'>> => {
    const [summary, passwordPolicy, alias, rows, devices] = await Promise.all([
      get(
        'iam:GetAccountSummary',
        async () =>
          present({ operation: 'iam:GetAccountSummary', region }, (await client.send(new GetAccountSummaryCommand({}))).SummaryMap),
        { permanent: true },
      ),
      get('iam:GetAccountPasswordPolicy', async () => (await client.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy ?? null, {
        absent: ['NoSuchEntity'],
        permanent: true,
      }),
      get(
        'iam:ListAccountAliases',
        async () =>
          listIn(
            { operation: 'iam:ListAccountAliases', region },
            (await client.send(new ListAccountAliasesCommand({}))).AccountAliases,
          )[0] ?? null,
        { permanent: true },
      ),
      report,
      virtualMfa,
    ]);
    return {
      type: 'AWS::IAM::AccountSettings',
      arn: makeArn(context, 'iam', 'global', 'account-settings', id),
      id,
      name: alias ?? null,
      region: 'global',
      tags: {},
      data: {
        ...(summary && { summary }),
        ...(passwordPolicy !== undefined && { passwordPolicy }),
        ...(rows && { root: rows.find(({ user }) => user === rootUser) ?? null }),
        ...(devices && { rootVirtualMfa: devices.root }),
        ...(alias !== undefined && { alias }),
      },
      gaps,
    };
  });
}
