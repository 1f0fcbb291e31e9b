import { contentRead, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const repository = 'AWS::CodeCommit::Repository';

/** One call in a region without repositories; two for each repository. */
export const codeCommitCollector: Collector = {
  service: 'codecommit',
  scope: 'regional',
  types: [repository],
  operations: [
    listing('codecommit:ListRepositories', repository),
    enrichment('codecommit:GetRepository', repository),
    enrichment('codecommit:ListTagsForResource', repository),
    enrichment('codecommit:GetBranch', repository),
    contentRead('codecommit-files', enrichment('codecommit:GetFolder', repository)),
    contentRead('codecommit-files', enrichment('codecommit:GetBlob', repository)),
  ],
  async *collect(context) {
    const { collectCodeCommit } = await import('./collect-codecommit');
    yield* collectCodeCommit(context);
  },
};
