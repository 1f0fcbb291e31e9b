import {
  type EntityType,
  GetAccountAuthorizationDetailsCommand,
  type GetAccountAuthorizationDetailsResponse,
  IAMClient,
} from '@aws-sdk/client-iam';
import { listIn } from '../answers';
import { eachInChunks } from '../each-in-chunks';
import { listMapped } from '../list-resources';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext, Resource } from '../types';
import { collectAccountSettings } from './account-settings';
import { AllowedServices, type PolicyKind } from './allowed-services';
import { fetchCredentialReport } from './fetch-report';
import { collectCertificates, collectOidcProviders, collectSamlProviders } from './identity-providers';
import { readLastAccessed } from './last-accessed';
import {
  groupResources,
  policyResources,
  profileResources,
  roleResources,
  userResource,
  withCredentials,
  withLastAccessed,
  withMembers,
} from './principals';
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

/** The policies of one kind, in hand of whoever asks what they allow. */
async function* policies(context: CollectContext, kind: PolicyKind, allowed: AllowedServices): AsyncGenerator<AnyResource[], void> {
  const source = { operation, region: context.region } as const;
  try {
    for await (const page of details(context, kind, (answer) => policyResources(source, answer.Policies))) {
      allowed.policies(page);
      yield [...page];
    }
  } finally {
    allowed.allPolicies(kind);
  }
}

async function* unchanged(pages: AsyncGenerator<readonly AnyResource[], void>): AsyncGenerator<AnyResource[], void> {
  for await (const page of pages) yield [...page];
}

/**
 * The bulk listing is a chain of markers, so it is read as five chains side by side, one per kind of entity. Users wait for
 * the credential report, and for the policies that tell what they may do; groups wait for the users, who alone know their groups.
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

  const allowed = new AllowedServices();

  async function* users(): AsyncGenerator<AnyResource[], void> {
    try {
      for await (const page of details(context, 'User', (answer) =>
        listIn(source, answer.UserDetailList).map((user) => userResource(source, user)),
      )) {
        for (const { id, data } of page) for (const group of data.GroupList ?? []) members.set(group, [...(members.get(group) ?? []), id]);
        const [byArn, devices] = await Promise.all([rows, virtualMfa, allowed.read()]);
        yield* eachInChunks(context, page, async (user, get, gaps) => {
          const lastAccessed = await readLastAccessed(context, user.arn, allowed.ofUser(user.data), get);
          return withLastAccessed(withCredentials(user, byArn, devices), lastAccessed, gaps);
        });
      }
    } finally {
      usersRead();
    }
  }

  async function* groups(): AsyncGenerator<AnyResource[], void> {
    const pages: (readonly Resource<'AWS::IAM::Group'>[])[] = [];
    try {
      for await (const page of details(context, 'Group', (answer) => groupResources(source, answer.GroupDetailList))) pages.push(page);
    } finally {
      allowed.groups(pages.flat());
    }
    await allUsers;
    for (const page of pages) yield page.map((group) => withMembers(group, members.get(group.id) ?? []));
  }

  // One operation lists all of them, so a look at one resource leaves chains out here. Users and groups belong together, and what
  // users may do is in the policies.
  const withPeople = context.wants('AWS::IAM::User', 'AWS::IAM::Group');
  const withPolicies = withPeople || context.wants('AWS::IAM::ManagedPolicy');
  yield* mergePages(
    [
      ...(withPeople ? [users(), groups()] : []),
      ...(context.wants('AWS::IAM::Role', 'AWS::IAM::InstanceProfile')
        ? [
            unchanged(
              details(context, 'Role', (answer) => {
                const roles = roleResources(source, answer.RoleDetailList);
                return [...roles, ...profileResources(source, roles)];
              }),
            ),
          ]
        : []),
      ...(withPolicies ? [policies(context, 'LocalManagedPolicy', allowed), policies(context, 'AWSManagedPolicy', allowed)] : []),
      collectAccountSettings(context, report, virtualMfa),
      collectCertificates(context),
      collectSamlProviders(context),
      collectOidcProviders(context),
    ],
    // All of them: the groups wait for the users, and a place taken by one must not keep the other out.
    9,
  );
}
