import { DescribeOrganizationCommand, ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { toAwsError } from '@/server/aws/classify';
import { connect } from '@/server/aws/connect';
import { AppError } from '@/server/errors';
import type { AccountRecord } from '../connect/find-account';
import { endpointsFor, entryTo } from '../entry';

export interface ListedMember {
  accountId: string;
  name: string;
  /** As AWS says: ACTIVE, SUSPENDED, PENDING_CLOSURE. */
  state: string;
  joinedAt: Date | null;
}

export interface ListedOrganization {
  organizationId: string;
  managementAccountId: string;
  members: ListedMember[];
}

/** Organizations has one endpoint in each partition. Source: AWS General Reference, endpoints of AWS Organizations. */
const regions: Readonly<Record<string, string>> = { aws: 'us-east-1', 'aws-cn': 'cn-northwest-1', 'aws-us-gov': 'us-gov-west-1' };
/** 20 accounts a page; no organization is this large. */
const mostPages = 1_000;

/**
 * All member accounts, as the management account or one that it delegated to sees them. A listing that breaks off is no listing.
 * @throws AppError ORGANIZATION_NOT_READABLE with a sentence
 */
export async function listMembers(account: AccountRecord): Promise<ListedOrganization> {
  const region = regions[account.partition] ?? 'us-east-1';
  const session = connect(entryTo(account), { endpoints: endpointsFor(account), sessionName: 'cloudlens-organization' });
  const client = session.client(OrganizationsClient, region);
  try {
    const { Organization } = await client.send(new DescribeOrganizationCommand({}));
    const organizationId = Organization?.Id;
    const managementAccountId = Organization?.MasterAccountId;
    if (!organizationId || !managementAccountId) throw new SyntaxError('AWS described no organization.');
    const members: ListedMember[] = [];
    let token: string | undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const page = await client.send(new ListAccountsCommand({ NextToken: token }));
      for (const { Id, Name, Status, JoinedTimestamp } of page.Accounts ?? [])
        if (Id) members.push({ accountId: Id, name: Name ?? Id, state: Status ?? 'UNKNOWN', joinedAt: JoinedTimestamp ?? null });
      if (!page.NextToken) return { organizationId, managementAccountId, members };
      if (page.NextToken === token) throw new SyntaxError('AWS repeated a page.');
      token = page.NextToken;
    }
    throw new SyntaxError('The listing did not end.');
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { kind, code } = toAwsError(error, 'organizations:ListAccounts', region);
    throw new AppError(
      'ORGANIZATION_NOT_READABLE',
      sentences[code] ?? byKind[kind] ?? `AWS did not list the organization (${code}). Try again later.`,
      {
        kind,
        code,
      },
    );
  }
}

/** Codes: API reference of AWS Organizations. */
const sentences: Readonly<Record<string, string>> = {
  AWSOrganizationsNotInUseException:
    'This account is in no AWS organization, so there are no member accounts to find. Connect them one by one.',
};
const byKind: Readonly<Record<string, string>> = {
  denied:
    'This account may not list its organization. Choose the management account or a delegated administrator, and allow organizations:DescribeOrganization and organizations:ListAccounts in its role.',
  throttled: 'AWS asked us to slow down. Try again in a minute.',
  expired: 'The credentials for this account have ended. Verify the account, then try again.',
  unreachable: 'AWS Organizations could not be reached. Check the network of the server and try again.',
};
