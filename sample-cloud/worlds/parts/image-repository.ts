import { createHash } from 'node:crypto';
import type { EcrRegionSettings } from '@/server/collect/ecr/types';
import type { Draft, Tags } from '../draft';
import { policyText, type Statement } from './policy-document';
import { type Hole, scanned } from './vulnerable';

export const imageDigest = (draft: Draft, name: string, tag: string): string =>
  `sha256:${createHash('sha256').update(`${draft.account}/${name}/${tag}`).digest('hex')}`;

export const imageUri = (draft: Draft, region: string, name: string, tag: string): string =>
  `${draft.account}.dkr.ecr.${region}.amazonaws.com/${name}:${tag}`;

export interface RepositoryOptions {
  region: string;
  name: string;
  created: Date;
  /** Tags of its images with when they were pushed, the newest first. */
  images?: readonly (readonly [tag: string, pushed: Date])[];
  /** What the scan of the newest image found; null: nobody scanned it. */
  holes?: readonly Hole[] | null;
  scanOnPush?: boolean;
  immutable?: boolean;
  lifecycle?: boolean;
  policy?: readonly Statement[];
  kmsKeyArn?: string;
  /** In its newest image; left out: nothing to speak of. */
  files?: Readonly<Record<string, string>>;
  refuses?: readonly string[];
  tags?: Tags;
}

const lifecyclePolicy = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
      action: { type: 'expire' },
    },
  ],
});

/** Adds an ECR repository that is looked after, but for what is said. */
export function addRepository(draft: Draft, options: RepositoryOptions): void {
  const {
    region,
    name,
    created,
    images = [],
    holes = [],
    scanOnPush = true,
    immutable = true,
    lifecycle = true,
    policy,
    kmsKeyArn,
  } = options;
  const repositoryArn = draft.arn('ecr', region, `repository/${name}`);
  const newest = images[0];
  const scan = newest && holes ? scanned(imageDigest(draft, name, newest[0]), holes) : null;
  draft.add({
    type: 'AWS::ECR::Repository',
    id: name,
    arn: repositoryArn,
    region,
    tags: options.tags ?? {},
    refuses: options.refuses,
    ...(options.files && { raw: { files: JSON.stringify(options.files) } }),
    data: {
      repositoryArn,
      registryId: draft.account,
      repositoryName: name,
      repositoryUri: `${draft.account}.dkr.ecr.${region}.amazonaws.com/${name}`,
      createdAt: created,
      imageTagMutability: immutable ? 'IMMUTABLE' : 'MUTABLE',
      imageScanningConfiguration: { scanOnPush },
      encryptionConfiguration: kmsKeyArn ? { encryptionType: 'KMS', kmsKey: kmsKeyArn } : { encryptionType: 'AES256' },
      lifecyclePolicy: lifecycle ? lifecyclePolicy : null,
      policy: policy ? policyText(...policy) : null,
      images: images.map(([tag, pushedAt], at) => ({
        digest: imageDigest(draft, name, tag),
        tags: [tag],
        pushedAt,
        size: 184_000_000 - at * 1_200_000,
        scanStatus: at === 0 && scan ? 'COMPLETE' : null,
        severities: at === 0 && scan ? scan.severities : null,
      })),
      scan,
    },
  });
}

/** How a region's registry scans; left out: by hand, or as each repository says. */
export function addRegistry(draft: Draft, region: string, scanning?: EcrRegionSettings['scanning']): void {
  draft.add({
    type: 'AWS::ECR::RegionSettings',
    id: region,
    region,
    arn: draft.arn('ecr', region, `settings/${region}`),
    tags: {},
    data: { registryId: draft.account, scanning: scanning ?? { scanType: 'BASIC', rules: [] } },
  });
}
