import {
  type EntityType,
  GetAccountAuthorizationDetailsCommand,
  type GetAccountAuthorizationDetailsResponse,
  IAMClient,
} from '@aws-sdk/client-iam';
import { listIn } from '../answers';
import { listMapped } from '../list-resources';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext, Resource } from '../types';
import { collectAccountSettings } from './account-settings';
import { fetchCredentialReport } from './fetch-report';
import { collectCertificates, collectOidcProviders, collectSamlProviders } from './identity-providers';
import { groupResources, policyResources, roleResources, userResource, withCredentials, withMembers } from './principals';
import { listVirtualMfa } from './virtual-mfa';

const operation = 'iam:GetAccountAuthorizationDetails';

function details<R>(
  context: CollectContext,
  filter: EntityType,
  resources: (answer: GetAccountAuthorizationDetailsResponse) => readonly R[],
) {
  const client = context.client(IAMClient);
  return listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new GetAccountAuthorizationDetailsCommand({ Filter: [filter], MaxItems: 1000, Marker })),
    token: (answer) => (answer.IsTruncated ? answer.Marker : undefined),
    resources,
  });
}

async function* unchanged(pages: AsyncGenerator<readonly AnyResource[], void>): AsyncGenerator<AnyResource[], void> {
  for await (const page of pages) yield [...page];
}

/**
 * The bulk listing is a chain of markers, so it is read as five chains side by side, one per kind of entity. Users wait for
 * the credential report; groups wait for the users, who alone know their groups.
 */
export async function* collectIam(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const source = { operation, region: context.region } as const;
  const report = fetchCredentialReport(context);
  const virtualMfa = listVirtualMfa(context);
  const rows = report.then((all) => all && new Map(all.map((row) => [row.arn, row])));
  // They fail only when the unit is cancelled, and then nobody may be waiting for them any more.
  for (const started of [rows, virtualMfa]) started.catch(() => undefined);

  const members = new Map<string, string[]>();
  let usersRead: () => void = () => undefined;
  const allUsers = new Promise<void>((resolve) => {
    usersRead = resolve;
  });

  async function* users(): AsyncGenerator<AnyResource[], void> {
    try {
      for await (const page of details(context, 'User', (answer) =>
        listIn(source, answer.UserDetailList).map((user) => userResource(source, user)),
      )) {
        for (const { id, data } of page) for (const group of data.GroupList ?? []) members.set(group, [...(members.get(group) ?? []), id]);
        const [byArn, devices] = await Promise.all([rows, virtualMfa]);
        yield page.map((user) => withCredentials(user, byArn, devices));
      }
    } finally {
      usersRead();
    }
  }

  async function* groups(): AsyncGenerator<AnyResource[], void> {
    const pages: (readonly Resource<'AWS::IAM::Group'>[])[] = [];
    for await (const page of details(context, 'Group', (answer) => groupResources(source, answer.GroupDetailList))) pages.push(page);
    await allUsers;
    for (const page of pages) yield page.map((group) => withMembers(group, members.get(group.id) ?? []));
  }

  yield* mergePages(
    [
      users(),
      groups(),
      unchanged(details(context, 'Role', (answer) => roleResources(source, answer.RoleDetailList))),
      unchanged(details(context, 'LocalManagedPolicy', (answer) => policyResources(source, answer.Policies))),
      unchanged(details(context, 'AWSManagedPolicy', (answer) => policyResources(source, answer.Policies))),
      collectAccountSettings(context, report, virtualMfa),
      collectCertificates(context),
      collectSamlProviders(context),
      collectOidcProviders(context),
    ],
    // All of them: the groups wait for the users, and a place taken by one must not keep the other out.
    9,
  );
}
