import { bulkTags, contentRead, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const repository = 'AWS::ECR::Repository';
const settings = 'AWS::ECR::RegionSettings';

/** Two calls in a region without repositories; four for each repository, and one more where its newest image was scanned. */
export const ecrCollector: Collector = {
  service: 'ecr',
  scope: 'regional',
  types: [repository, settings],
  operations: [
    listing('ecr:DescribeRepositories', repository),
    enrichment('ecr:GetLifecyclePolicy', repository),
    enrichment('ecr:GetRepositoryPolicy', repository),
    enrichment('ecr:DescribeImages', repository),
    enrichment('ecr:DescribeImageScanFindings', repository),
    enrichment('ecr:ListTagsForResource', repository),
    enrichment('ecr:GetRegistryScanningConfiguration', settings),
    bulkTags(repository),
    contentRead('ecr-images', enrichment('ecr:BatchGetImage', repository)),
    contentRead('ecr-images', enrichment('ecr:GetDownloadUrlForLayer', repository)),
  ],
  async *collect(context) {
    const { collectEcr } = await import('./collect-ecr');
    yield* collectEcr(context);
  },
};
