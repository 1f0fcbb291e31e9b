import { AmplifyClient, type App, type Branch, ListAppsCommand, ListBranchesCommand } from '@aws-sdk/client-amplify';
import { isNotOffered } from '@/server/aws/offered-regions';
import { detectInText, detectInValues } from '@/server/workloads/secrets/detect';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';

const namesOf = (variables: Readonly<Record<string, string>> | undefined): string[] => Object.keys(variables ?? {}).sort();

/** Where AWS offers no Amplify there are no apps. */
async function listApps(client: AmplifyClient, region: string, nextToken: string | undefined) {
  try {
    const { apps, nextToken: next } = await client.send(new ListAppsCommand({ maxResults: 100, nextToken }));
    return { apps, next };
  } catch (error) {
    if (isNotOffered('amplify', region, error)) return { apps: [], next: undefined };
    throw error;
  }
}

async function branchesOf(context: CollectContext, appId: string, get: GetForResource): Promise<Branch[] | undefined> {
  const client = context.client(AmplifyClient);
  const source = { operation: 'amplify:ListBranches', region: context.region } as const;
  const pages = await getPages(
    get,
    source.operation,
    context.region,
    async (nextToken) => {
      const answer = await client.send(new ListBranchesCommand({ appId, maxResults: 50, nextToken }));
      return { branches: listIn(source, answer.branches), next: answer.nextToken };
    },
    ({ next }) => next,
  );
  return pages?.flatMap(({ branches }) => [...branches]);
}

const secretsOf = (app: App, branches: readonly Branch[]) => [
  ...detectInValues(app.environmentVariables ?? {}),
  ...detectInText(app.buildSpec ?? '', 'build specification'),
  ...branches.flatMap(({ branchName, environmentVariables }) => detectInValues(environmentVariables ?? {}, `branch ${branchName}`)),
];

export async function* collectAmplify(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(AmplifyClient);
  const source = { operation: 'amplify:ListApps', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (token) => listApps(client, context.region, token),
    token: (answer) => answer.next,
    resources: (answer) =>
      listIn(source, answer.apps).map((app) => ({ arn: present(source, app.appArn), id: present(source, app.appId), app })),
  });
  for await (const page of pages)
    yield await context.each(page, async ({ arn, id, app }, get, gaps): Promise<Resource<'AWS::Amplify::App'>> => {
      const branches = await branchesOf(context, id, get);
      const { appId, name, platform, defaultDomain, createTime, enableBranchAutoBuild } = app;
      return {
        type: 'AWS::Amplify::App',
        arn,
        id,
        name: name ?? null,
        region: context.region,
        tags: app.tags ?? {},
        data: {
          appId,
          name,
          platform,
          defaultDomain,
          createTime,
          enableBranchAutoBuild,
          variables: namesOf(app.environmentVariables),
          ...(branches && {
            branches: branches.map(({ branchName = '', environmentVariables }) => ({
              name: branchName,
              variables: namesOf(environmentVariables),
            })),
            secrets: secretsOf(app, branches),
          }),
        },
        gaps,
      };
    });
}
