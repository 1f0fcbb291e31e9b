import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { filesOf, sha256 } from './contents/packages';
import { inRegion } from './listing';

const type = 'AWS::CodeCommit::Repository';

function repositoryOf(name: string | undefined, { state, region }: OperationContext) {
  const found = state.find(type, region, name ?? '');
  if (!found) throw new ApiError('RepositoryDoesNotExistException', 400, `${name} does not exist`);
  return found;
}

const blobId = (text: string): string => sha256(Buffer.from(text), 'hex').slice(0, 40);
const usual = { 'README.md': '# Moved\n\nThis lives elsewhere now.\n' };

/** CodeCommit: repositories and the files at the tip of their default branch. */
export const codecommit = defineService({
  name: 'codecommit',
  signingName: 'codecommit',
  schemas: () => import('@aws-sdk/client-codecommit'),
  operations: {
    ListRepositories({ nextToken }, context) {
      const found = page(inRegion(context, type), nextToken, 1000);
      return {
        repositories: found.items.map(({ data: { repositoryName, repositoryId } }) => ({ repositoryName, repositoryId })),
        nextToken: found.next,
      };
    },
    GetRepository({ repositoryName }, context) {
      const { tip: _, files: __, ...metadata } = repositoryOf(repositoryName, context).data;
      return { repositoryMetadata: { ...metadata, lastModifiedDate: context.now } };
    },
    ListTagsForResource({ resourceArn }, context) {
      return { tags: repositoryOf(resourceArn, context).tags };
    },
    GetBranch({ repositoryName, branchName }, context) {
      const { data } = repositoryOf(repositoryName, context);
      if (!data.tip || branchName !== data.defaultBranch)
        throw new ApiError('BranchDoesNotExistException', 400, `${branchName} does not exist`);
      return { branch: { branchName, commitId: data.tip } };
    },
    GetFolder({ repositoryName, commitSpecifier = '', folderPath = '/' }, context) {
      const files = Object.entries(filesOf(repositoryOf(repositoryName, context).raw, usual));
      const within = folderPath.replace(/^\/|\/$/g, '');
      const below = files.filter(([path]) => within === '' || path.startsWith(`${within}/`));
      const rest = (path: string): string => (within === '' ? path : path.slice(within.length + 1));
      const folders = new Set(below.flatMap(([path]) => (rest(path).includes('/') ? [rest(path).split('/')[0] ?? ''] : [])));
      return {
        commitId: commitSpecifier,
        folderPath,
        files: below
          .filter(([path]) => !rest(path).includes('/'))
          .map(([path, text]) => ({ blobId: blobId(text), absolutePath: path, relativePath: rest(path), fileMode: 'NORMAL' as const })),
        subFolders: [...folders].map((name) => ({ absolutePath: within === '' ? name : `${within}/${name}`, relativePath: name })),
        subModules: [],
      };
    },
    GetBlob({ repositoryName, blobId: asked }, context) {
      const text = Object.values(filesOf(repositoryOf(repositoryName, context).raw, usual)).find((each) => blobId(each) === asked);
      if (text === undefined) throw new ApiError('BlobIdDoesNotExistException', 400, 'The blob does not exist.');
      return { content: Buffer.from(text) };
    },
  },
});
