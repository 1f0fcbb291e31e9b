import { BatchGetProjectsCommand, CodeBuildClient, ListProjectsCommand } from '@aws-sdk/client-codebuild';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';
import { maskProject } from './mask-project';

export async function* collectCodeBuild(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CodeBuildClient);
  const listing = { operation: 'codebuild:ListProjects', region: context.region } as const;
  const details = { operation: 'codebuild:BatchGetProjects', region: context.region } as const;
  const pages = listMapped(context, {
    operation: listing.operation,
    fetch: (nextToken) => client.send(new ListProjectsCommand({ nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) => listIn(listing, answer.projects),
  });
  // A page holds a hundred names, as many as a question takes. Whoever is not found was deleted meanwhile.
  for await (const names of pages) {
    const projects = await context.once(details.operation, async () =>
      listIn(details, (await client.send(new BatchGetProjectsCommand({ names: [...names] }))).projects).map(
        (project): Resource<'AWS::CodeBuild::Project'> => {
          const { tags = [], ...data } = maskProject(project);
          return {
            type: 'AWS::CodeBuild::Project',
            arn: present(details, project.arn),
            id: present(details, project.name),
            name: null,
            region: context.region,
            tags: Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value])),
            data,
            gaps: [],
          };
        },
      ),
    );
    if (projects) yield projects;
  }
}
