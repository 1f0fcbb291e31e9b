import { ApiError, defineService, page } from '../define-service';
import { inRegion, pageSize } from './listing';

/** What the world holds as JSON of an app: variables by the branch that has them; the app's own under the empty name. */
type Variables = Record<string, Record<string, string>>;
const variablesOf = (raw: Readonly<Record<string, string>> | undefined): Variables => JSON.parse(raw?.variables ?? '{}');

/** Amplify: apps and their branches. */
export const amplify = defineService({
  name: 'amplify',
  signingName: 'amplify',
  schemas: () => import('@aws-sdk/client-amplify'),
  operations: {
    ListApps({ maxResults, nextToken }, context) {
      const found = page(inRegion(context, 'AWS::Amplify::App'), nextToken, pageSize(maxResults, { most: 100 }, 'BadRequestException'));
      return {
        apps: found.items.map(({ arn, id, tags, raw, data: { variables: _, branches: __, secrets: ___, ...app } }) => ({
          description: '',
          repository: '',
          updateTime: app.createTime ?? context.now,
          ...app,
          appArn: arn,
          appId: id,
          name: app.name ?? id,
          platform: app.platform ?? ('WEB' as const),
          createTime: app.createTime ?? context.now,
          defaultDomain: app.defaultDomain ?? '',
          enableBranchAutoBuild: app.enableBranchAutoBuild ?? false,
          enableBasicAuth: false,
          environmentVariables: variablesOf(raw)[''] ?? {},
          tags,
        })),
        nextToken: found.next,
      };
    },
    ListBranches({ appId, maxResults, nextToken }, context) {
      const app = context.state.find('AWS::Amplify::App', context.region, appId ?? '');
      if (!app) throw new ApiError('NotFoundException', 404, `App ${appId} not found.`);
      const found = page(app.data.branches ?? [], nextToken, pageSize(maxResults, { most: 50 }, 'BadRequestException'));
      const since = app.data.createTime ?? context.now;
      return {
        branches: found.items.map(({ name }) => ({
          branchArn: `${app.arn}/branches/${name}`,
          branchName: name,
          description: '',
          stage: 'PRODUCTION' as const,
          displayName: name,
          enableNotification: false,
          createTime: since,
          updateTime: since,
          environmentVariables: variablesOf(app.raw)[name] ?? {},
          enableAutoBuild: true,
          customDomains: [],
          framework: 'React',
          activeJobId: '1',
          totalNumberOfJobs: '1',
          enableBasicAuth: false,
          ttl: '5',
          enablePullRequestPreview: false,
        })),
        nextToken: found.next,
      };
    },
  },
});
