import {
  CodeCommitClient,
  GetBranchCommand,
  GetRepositoryCommand,
  ListRepositoriesCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-codecommit';
import { isNotOffered } from '@/server/aws/offered-regions';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';
import { fileReader } from './repository-files';

const type = 'AWS::CodeCommit::Repository';

/** The repositories of a region and, where that is opted into, what is in the files of their default branches. */
export async function* collectCodeCommit(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CodeCommitClient);
  const { region } = context;
  const operation = 'codecommit:ListRepositories';
  const source = { operation, region } as const;
  const read = fileReader(context);
  const build = (names: readonly string[]) =>
    context.each(names, async (name, get, gaps): Promise<Resource<typeof type> | null> => {
      const metadata = await get('codecommit:GetRepository', async () => {
        const { repositoryMetadata } = await client.send(new GetRepositoryCommand({ repositoryName: name }));
        const { lastModifiedDate: _, ...rest } = present({ operation: 'codecommit:GetRepository', region }, repositoryMetadata);
        return rest;
      });
      const arn = metadata?.Arn ?? `arn:${context.partition}:codecommit:${region}:${context.account}:${name}`;
      const tags = await get(
        'codecommit:ListTagsForResource',
        async () => (await client.send(new ListTagsForResourceCommand({ resourceArn: arn }))).tags ?? {},
      );
      const branchName = metadata?.defaultBranch;
      const tip =
        metadata && context.mayRead('codecommit-files')
          ? branchName
            ? await get(
                'codecommit:GetBranch',
                async () => {
                  const { branch } = await client.send(new GetBranchCommand({ repositoryName: name, branchName }));
                  return present({ operation: 'codecommit:GetBranch', region }, branch?.commitId);
                },
                { absent: ['BranchDoesNotExistException'] },
              )
            : null
          : undefined;
      const files = tip ? await read(arn, name, tip, get) : undefined;
      return {
        type,
        arn,
        id: name,
        name: null,
        region,
        tags: tags ?? {},
        data: { ...(metadata ?? { repositoryName: name }), ...(tip !== undefined && { tip }), ...(files && { files }) },
        gaps,
      };
    });
  const pages = listMapped(context, {
    operation,
    fetch: async (nextToken) => {
      try {
        return await client.send(new ListRepositoriesCommand({ nextToken }));
      } catch (error) {
        if (isNotOffered('codecommit', region, error)) return { repositories: [], nextToken: undefined };
        throw error;
      }
    },
    token: (answer) => answer.nextToken,
    resources: (answer) => listIn(source, answer.repositories).map(({ repositoryName }) => present(source, repositoryName)),
  });
  for await (const names of pages) yield await build(names);
}
