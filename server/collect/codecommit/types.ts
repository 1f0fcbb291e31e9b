import type { RepositoryMetadata } from '@aws-sdk/client-codecommit';
import type { Looked } from '@/server/workloads/content/types';

export interface CodeCommitResources {
  /** Without when it was last changed, which moves with each push. */
  'AWS::CodeCommit::Repository': Omit<RepositoryMetadata, 'lastModifiedDate'> & {
    /** The commit at the tip of the default branch; null: it has none. Absent: it was not given, or reading files is off. */
    tip?: string | null;
    /** What looking through the files of that commit came to; absent: reading them is off, or there is none. */
    files?: Looked;
  };
}
