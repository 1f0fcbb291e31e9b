import { defineService, page } from '../define-service';
import { inRegion } from './listing';

/** What stands in an address where the world only says that there is something. */
const made = (address: string | undefined) => address?.replace('***:***@', 'deploy:made-up-value@');

/** CodeBuild: projects. */
export const codebuild = defineService({
  name: 'codebuild',
  signingName: 'codebuild',
  schemas: () => import('@aws-sdk/client-codebuild'),
  operations: {
    ListProjects({ nextToken }, context) {
      const found = page(inRegion(context, 'AWS::CodeBuild::Project'), nextToken, 100);
      return { projects: found.items.map(({ id }) => id), nextToken: found.next };
    },
    BatchGetProjects({ names = [] }, { state, region }) {
      const known = names.flatMap((name) => state.find('AWS::CodeBuild::Project', region, name) ?? []);
      return {
        projects: known.map(({ tags, data }) => ({
          ...data,
          ...(data.source && { source: { ...data.source, location: made(data.source.location) } }),
          tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
        })),
        projectsNotFound: names.filter((name) => !known.some(({ id }) => id === name)),
      };
    },
  },
});
