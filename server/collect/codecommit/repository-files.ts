import { CodeCommitClient, type File, GetBlobCommand, GetFolderCommand } from '@aws-sdk/client-codecommit';
import { lookThroughFiles } from '@/server/workloads/content/look-through';
import type { ContentLimits, Looked } from '@/server/workloads/content/types';
import { present } from '../answers';
import { contentReader, lookVersion } from '../content/reader';
import type { CollectContext, GetForResource } from '../types';

/** Repositories of a region that one scan reads. */
const repositoriesPerScan = 20;
/** Calls for one repository. */
const mostFolders = 500;
const mostFiles = 2_000;
const limits: ContentLimits = { packed: 50_000_000, unpacked: 100_000_000, files: 20_000 };

/** Reads the files of a commit, where that is opted into. */
export function fileReader(context: CollectContext) {
  const read = contentReader(context, repositoriesPerScan, 1);
  return (arn: string, repositoryName: string, commit: string, get: GetForResource): Promise<Looked | undefined> =>
    read({
      get,
      operation: 'codecommit:GetBlob',
      // A commit never changes.
      facts: [arn, commit, lookVersion],
      look: () => lookAtCommit(context, repositoryName, commit, get),
    });
}

async function lookAtCommit(
  context: CollectContext,
  repositoryName: string,
  commit: string,
  get: GetForResource,
): Promise<Looked | undefined> {
  const client = context.client(CodeCommitClient);
  const { region } = context;
  const unseen: string[] = [];
  const files: File[] = [];
  const folders = ['/'];
  for (let asked = 0; folders.length > 0; asked += 1) {
    if (asked >= mostFolders) {
      unseen.push(`what comes after ${mostFolders} folders`);
      break;
    }
    const folderPath = folders.shift() ?? '/';
    const answer = await get(
      'codecommit:GetFolder',
      () => client.send(new GetFolderCommand({ repositoryName, commitSpecifier: commit, folderPath })),
      { permanent: true },
    );
    if (!answer) return undefined;
    files.push(...(answer.files ?? []));
    for (const { absolutePath } of answer.subFolders ?? [])
      if (absolutePath) folders.push(absolutePath);
      else unseen.push('a folder that the answer does not name');
    // A commit's folder always holds something.
    if (![answer.files, answer.subFolders, answer.subModules, answer.symbolicLinks].some((each) => each?.length))
      unseen.push(`a folder whose answer holds nothing (${folderPath})`);
    if ((answer.subModules ?? []).length > 0) unseen.push('submodules');
  }
  if (files.length > mostFiles) unseen.push(`what comes after ${mostFiles} files`);
  let isRefused = false;
  async function* blobs() {
    for (const { blobId, absolutePath = '' } of files.slice(0, mostFiles)) {
      const bytes = await get(
        'codecommit:GetBlob',
        async () => {
          const { content } = await client.send(new GetBlobCommand({ repositoryName, blobId: blobId ?? '' }));
          return present({ operation: 'codecommit:GetBlob', region }, content);
        },
        { permanent: true },
      );
      if (!bytes) {
        isRefused = true;
        return;
      }
      yield { path: absolutePath, bytes };
    }
  }
  const look = await lookThroughFiles(blobs(), limits, () => unseen);
  return isRefused ? undefined : look;
}
