import {
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetLifecyclePolicyCommand,
  GetRegistryScanningConfigurationCommand,
  GetRepositoryPolicyCommand,
  type ImageDetail,
  ListTagsForResourceCommand,
  type Repository,
} from '@aws-sdk/client-ecr';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import { makeArn } from '../make-arn';
import { mergePages } from '../merge-pages';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, GetForResource, Resource } from '../types';
import { imageReader } from './image-content';
import { scanOf } from './scan-findings';
import type { EcrImage } from './types';

const newest = 5;

const imageOf = (detail: ImageDetail, digest: string): EcrImage => ({
  digest,
  tags: [...(detail.imageTags ?? [])].sort(),
  pushedAt: detail.imagePushedAt ?? null,
  size: detail.imageSizeInBytes ?? null,
  scanStatus: detail.imageScanStatus?.status ?? null,
  severities: detail.imageScanFindingsSummary?.findingSeverityCounts ?? null,
});

const pushed = ({ pushedAt }: EcrImage): number => pushedAt?.getTime() ?? 0;

/** The newest images with a tag: what a deployment takes. AWS sorts none, so that every page has to be read. */
async function newestImages(context: CollectContext, repositoryName: string, get: GetForResource): Promise<EcrImage[] | undefined> {
  const client = context.client(ECRClient);
  const source = { operation: 'ecr:DescribeImages', region: context.region } as const;
  const pages = await getPages(
    get,
    source.operation,
    context.region,
    async (nextToken) => {
      const answer = await client.send(
        new DescribeImagesCommand({ repositoryName, filter: { tagStatus: 'TAGGED' }, maxResults: 1000, nextToken }),
      );
      const images = listIn(source, answer.imageDetails).map((detail) => imageOf(detail, present(source, detail.imageDigest)));
      return { images, next: answer.nextToken };
    },
    ({ next }) => next,
  );
  return pages
    ?.flatMap(({ images }) => images)
    .sort((a, b) => pushed(b) - pushed(a) || (a.digest < b.digest ? -1 : 1))
    .slice(0, newest);
}

async function buildRepository(
  context: CollectContext,
  listed: Repository & { repositoryName: string; repositoryArn: string },
  tags: ReadonlyMap<string, Record<string, string>> | undefined,
  readImage: ReturnType<typeof imageReader>,
  get: GetForResource,
): Promise<Pick<Resource<'AWS::ECR::Repository'>, 'data' | 'tags'>> {
  const client = context.client(ECRClient);
  const { repositoryName, repositoryArn } = listed;
  const named = { repositoryName };
  const [lifecyclePolicy, policy, images, own] = await Promise.all([
    get('ecr:GetLifecyclePolicy', async () => (await client.send(new GetLifecyclePolicyCommand(named))).lifecyclePolicyText ?? null, {
      absent: ['LifecyclePolicyNotFoundException'],
    }),
    get('ecr:GetRepositoryPolicy', async () => (await client.send(new GetRepositoryPolicyCommand(named))).policyText ?? null, {
      absent: ['RepositoryPolicyNotFoundException'],
    }),
    newestImages(context, repositoryName, get),
    tags
      ? (tags.get(repositoryArn) ?? {})
      : get('ecr:ListTagsForResource', async () =>
          tagRecord((await client.send(new ListTagsForResourceCommand({ resourceArn: repositoryArn }))).tags),
        ),
  ]);
  const latest = images?.[0];
  const scan = latest
    ? await get(
        'ecr:DescribeImageScanFindings',
        async () =>
          scanOf(
            latest.digest,
            await client.send(
              new DescribeImageScanFindingsCommand({ ...named, imageId: { imageDigest: latest.digest }, maxResults: 1000 }),
            ),
          ),
        { absent: ['ScanNotFoundException', 'ImageNotFoundException'] },
      )
    : null;
  const content = latest ? await readImage(repositoryName, latest, get) : undefined;
  return {
    tags: own ?? {},
    data: {
      ...listed,
      ...(lifecyclePolicy !== undefined && { lifecyclePolicy }),
      ...(policy !== undefined && { policy }),
      ...(images && { images }),
      ...(images && scan !== undefined && { scan }),
      ...(content && { content }),
    },
  };
}

async function* collectRepositories(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ECRClient);
  const source = { operation: 'ecr:DescribeRepositories', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => client.send(new DescribeRepositoriesCommand({ maxResults: 1000, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) =>
      listIn(source, answer.repositories).map((listed) => ({
        ...listed,
        repositoryName: present(source, listed.repositoryName),
        repositoryArn: present(source, listed.repositoryArn),
      })),
  });
  const tags = lazyTags(context, 'ecr:repository');
  const readImage = imageReader(context);
  for await (const page of pages) {
    const known = await tags();
    yield await context.each(page, async (listed, get, gaps): Promise<Resource<'AWS::ECR::Repository'>> => {
      const built = await buildRepository(context, listed, known, readImage, get);
      const { repositoryArn: arn, repositoryName: id } = listed;
      return { type: 'AWS::ECR::Repository', arn, id, name: null, region: context.region, ...built, gaps };
    });
  }
}

/** What is set for all repositories of a region: always one resource. */
async function* collectSettings(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(ECRClient);
  const operation = 'ecr:GetRegistryScanningConfiguration';
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::ECR::RegionSettings'>> => {
    const answer = await get(
      operation,
      async () => {
        const { registryId, scanningConfiguration } = await client.send(new GetRegistryScanningConfigurationCommand({}));
        return { registryId, scanning: present({ operation, region }, scanningConfiguration) };
      },
      { permanent: true },
    );
    return {
      type: 'AWS::ECR::RegionSettings',
      arn: makeArn(context, 'ecr', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: answer ?? {},
      gaps,
    };
  });
}

export async function* collectEcr(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectRepositories(context), collectSettings(context)]);
}
