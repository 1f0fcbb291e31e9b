import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { contents } from '../engine/content-store';
import { filesOf, imageOf } from './contents/packages';
import { inRegion, pageSize } from './listing';

function repositoryOf(name: string | undefined, { state, region }: OperationContext) {
  const found = state.find('AWS::ECR::Repository', region, name ?? '');
  if (!found) throw new ApiError('RepositoryNotFoundException', 400, `The repository with name '${name}' does not exist in the registry.`);
  return found;
}

/** Its newest image; the others are made alike. */
const builtOf = (name: string | undefined, context: OperationContext) =>
  imageOf(filesOf(repositoryOf(name, context).raw, { 'app/server.js': 'listen(8080);\n' }), ['NODE_ENV=production']);

/** ECR: repositories, their newest images and what a scan found in them, and what the newest one holds. */
export const ecr = defineService({
  name: 'ecr',
  signingName: 'ecr',
  schemas: () => import('@aws-sdk/client-ecr'),
  operations: {
    DescribeRepositories({ maxResults, nextToken }, context) {
      const size = pageSize(maxResults, { most: 1000, usual: 100 }, 'InvalidParameterException');
      const found = page(inRegion(context, 'AWS::ECR::Repository'), nextToken, size);
      return {
        repositories: found.items.map(
          ({ data: { lifecyclePolicy: _, policy: __, images: ___, scan: ____, content: _____, ...repository } }) => repository,
        ),
        nextToken: found.next,
      };
    },
    GetLifecyclePolicy({ repositoryName }, context) {
      const { lifecyclePolicy } = repositoryOf(repositoryName, context).data;
      if (!lifecyclePolicy) throw new ApiError('LifecyclePolicyNotFoundException', 400, 'Lifecycle policy does not exist.');
      return { repositoryName, lifecyclePolicyText: lifecyclePolicy };
    },
    GetRepositoryPolicy({ repositoryName }, context) {
      const { policy } = repositoryOf(repositoryName, context).data;
      if (!policy) throw new ApiError('RepositoryPolicyNotFoundException', 400, 'Repository policy does not exist.');
      return { repositoryName, policyText: policy };
    },
    DescribeImages({ repositoryName, maxResults, nextToken }, context) {
      const { images = [] } = repositoryOf(repositoryName, context).data;
      // As AWS: in no order.
      const found = page(images.toReversed(), nextToken, pageSize(maxResults, { most: 1000, usual: 100 }, 'InvalidParameterException'));
      return {
        imageDetails: found.items.map(({ digest, tags, pushedAt, size, scanStatus, severities }) => ({
          repositoryName,
          imageDigest: digest,
          imageTags: [...tags],
          imagePushedAt: pushedAt ?? undefined,
          imageSizeInBytes: size ?? undefined,
          ...(scanStatus && { imageScanStatus: { status: scanStatus as 'COMPLETE' } }),
          ...(severities && { imageScanFindingsSummary: { findingSeverityCounts: severities } }),
        })),
        nextToken: found.next,
      };
    },
    DescribeImageScanFindings({ repositoryName, imageId }, context) {
      const { scan } = repositoryOf(repositoryName, context).data;
      if (!scan || scan.digest !== imageId?.imageDigest)
        throw new ApiError('ScanNotFoundException', 400, 'Image scan does not exist for the image.');
      return {
        repositoryName,
        imageId,
        imageScanStatus: { status: scan.status as 'COMPLETE', ...(scan.description && { description: scan.description }) },
        imageScanFindings: {
          findingSeverityCounts: scan.severities,
          findings: scan.findings.map(({ id, severity, packages, score }) => ({
            name: id,
            severity: severity as 'HIGH',
            attributes: [
              ...packages.flatMap(({ name, version, fixedIn }) => [
                { key: 'package_name', value: name },
                ...(version ? [{ key: 'package_version', value: version }] : []),
                ...(fixedIn ? [{ key: 'fixed_in_version', value: fixedIn }] : []),
              ]),
              ...(score === null ? [] : [{ key: 'CVSS3_SCORE', value: String(score) }]),
            ],
          })),
        },
      };
    },
    BatchGetImage({ repositoryName, imageIds = [] }, context) {
      const { images = [] } = repositoryOf(repositoryName, context).data;
      const known = imageIds.filter(({ imageDigest }) => images.some(({ digest }) => digest === imageDigest));
      return {
        images: known.map((imageId) => ({ repositoryName, imageId, imageManifest: builtOf(repositoryName, context).manifest })),
        failures: imageIds
          .filter((imageId) => !known.includes(imageId))
          .map((imageId) => ({ imageId, failureCode: 'ImageNotFound' as const, failureReason: 'Requested image not found' })),
      };
    },
    GetDownloadUrlForLayer({ repositoryName, layerDigest = '' }, context) {
      const bytes = builtOf(repositoryName, context).blobs.get(layerDigest);
      if (!bytes) throw new ApiError('LayersNotFoundException', 400, 'The layer does not exist in the repository.');
      return { layerDigest, downloadUrl: `${context.origin}${contents.put(bytes)}` };
    },
    GetRegistryScanningConfiguration(_input, { state, region }) {
      const { registryId, scanning } = state.find('AWS::ECR::RegionSettings', region, region)?.data ?? {};
      return { registryId, scanningConfiguration: scanning ?? { scanType: 'BASIC', rules: [] } };
    },
    ListTagsForResource({ resourceArn = '' }, { state, region }) {
      const found = state.find('AWS::ECR::Repository', region, resourceArn);
      if (!found) throw new ApiError('RepositoryNotFoundException', 400, 'The repository does not exist.');
      return { tags: Object.entries(found.tags).map(([Key, Value]) => ({ Key, Value })) };
    },
  },
});
