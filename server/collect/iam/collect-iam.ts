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

type Source = Parameters<typeof policyResources>[0];
type Answer = GetAccountAuthorizationDetailsResponse;

/** What an answer holds of each kind of entity. */
const entities = {
  User: (source: Source, answer: Answer) => listIn(source, answer.UserDetailList).map((user) => userResource(source, user)),
  Group: (source: Source, answer: Answer) => groupResources(source, answer.GroupDetailList),
  Role: (source: Source, answer: Answer) => {
    const roles = roleResources(source, answer.RoleDetailList);
    return [...roles, ...profileResources(source, roles)];
  },
  LocalManagedPolicy: (source: Source, answer: Answer) => policyResources(source, answer.Policies),
  AWSManagedPolicy: (source: Source, answer: Answer) => policyResources(source, answer.Policies),
} as const;
type Kind = keyof typeof entities;
type Entities<K extends Kind> = ReturnType<(typeof entities)[K]>;

/** Of these an account has its own. Policies of AWS are listed apart, so that nothing tells them from the account's but the question. */
const ownKinds = ['User', 'Group', 'Role', 'LocalManagedPolicy'] as const satisfies readonly Kind[];
type Small = { [K in (typeof ownKinds)[number]]: Entities<K> };
const page = 1_000;

/** An account whose own entities fit into one page is told in one call: `large` where they do not, undefined (noted) where AWS does not say. */
async function readSmall(context: CollectContext): Promise<Small | 'large' | undefined> {
  const source = { operation, region: context.region } as const;
  const answered = await context.once(operation, async (): Promise<Small | 'large'> => {
    const command = new GetAccountAuthorizationDetailsCommand({ Filter: [...ownKinds], MaxItems: page });
    const answer = await context.client(IAMClient).send(command);
    if (answer.IsTruncated) return 'large';
    return {
      User: entities.User(source, answer),
      Group: entities.Group(source, answer),
      Role: entities.Role(source, answer),
      LocalManagedPolicy: entities.LocalManagedPolicy(source, answer),
    };
  });
  return answered ?? undefined;
}

/** Pages of the bulk listing, of one kind. */
function chainOf<K extends Kind>(context: CollectContext, kind: K): AsyncGenerator<Entities<K>, void> {
  const source = { operation, region: context.region } as const;
  const client = context.client(IAMClient);
  return listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new GetAccountAuthorizationDetailsCommand({ Filter: [kind as EntityType], MaxItems: page, Marker })),
    token: (answer) => (answer.IsTruncated ? answer.Marker : undefined),
    // The table above pairs kinds with what they hold.
    resources: (answer) => entities[kind](source, answer) as readonly AnyResource[],
  }) as AsyncGenerator<Entities<K>, void>;
}

type Details = <K extends Kind>(kind: K) => AsyncGenerator<Entities<K>, void>;

/** The policies of one kind, in hand of whoever asks what they allow. */
async function* policies(details: Details, kind: PolicyKind, allowed: AllowedServices): AsyncGenerator<AnyResource[], void> {
  try {
    for await (const page of details(kind)) {
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
 * The bulk listing is a chain of markers, so where it has several pages it is read as chains side by side, one per kind of entity.
 * Users wait for the credential report, and for the policies that tell what they may do; groups wait for the users, who alone know
 * their groups.
 */
export async function* collectIam(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  // One operation lists all of them, so a look at one resource leaves chains out here. Users and groups belong together, and what
  // users may do is in the policies.
  const withPeople = context.wants('AWS::IAM::User', 'AWS::IAM::Group');
  const withPolicies = withPeople || context.wants('AWS::IAM::ManagedPolicy');
  const withRoles = context.wants('AWS::IAM::Role', 'AWS::IAM::InstanceProfile');
  const small = withPeople && withRoles ? readSmall(context) : Promise.resolve('large' as const);

  async function* details<K extends Kind>(kind: K): AsyncGenerator<Entities<K>, void> {
    const own = ownKinds.find((each) => each === kind);
    const known = own ? await small : 'large';
    if (known === 'large') yield* chainOf(context, kind);
    else if (known && own && known[own].length > 0) yield known[own] as Entities<K>;
  }

  const report = fetchCredentialReport(context);
  const virtualMfa = listVirtualMfa(context);
  const rows = report.then((all) => all && new Map(all.map((row) => [row.arn, row])));
  // They fail only when the unit is cancelled, and then nobody may be waiting for them any more.
  for (const started of [small, rows, virtualMfa]) started.catch(() => undefined);

  const members = new Map<string, string[]>();
  let usersRead: () => void = () => undefined;
  const allUsers = new Promise<void>((resolve) => {
    usersRead = resolve;
  });

  const allowed = new AllowedServices();

  async function* users(): AsyncGenerator<AnyResource[], void> {
    try {
      for await (const page of details('User')) {
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
      for await (const page of details('Group')) pages.push(page);
    } finally {
      allowed.groups(pages.flat());
    }
    await allUsers;
    for (const page of pages) yield page.map((group) => withMembers(group, members.get(group.id) ?? []));
  }

  yield* mergePages(
    [
      ...(withPeople ? [users(), groups()] : []),
      ...(withRoles ? [unchanged(details('Role'))] : []),
      ...(withPolicies ? [policies(details, 'LocalManagedPolicy', allowed), policies(details, 'AWSManagedPolicy', allowed)] : []),
      collectAccountSettings(context, report, virtualMfa),
      collectCertificates(context),
      collectSamlProviders(context),
      collectOidcProviders(context),
    ],
    // All of them: the groups wait for the users, and a place taken by one must not keep the other out.
    9,
  );
}
