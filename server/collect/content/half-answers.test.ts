import { createHash } from 'node:crypto';
import { DescribeLogGroupsCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  GetBlobCommand,
  GetBranchCommand,
  GetFolderCommand,
  GetRepositoryCommand,
  ListRepositoriesCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-codecommit';
import {
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  GetDownloadUrlForLayerCommand,
} from '@aws-sdk/client-ecr';
import { GetFunctionCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, it } from 'vitest';
import { zipOf } from '@/sample-cloud/services/contents/packages';
import { type DeepRead, deepReadKinds, deepReads } from '@/server/aws/deep-reads';
import { checkById } from '@/server/checks/catalogue';
import { emptySnapshot, judge } from '@/server/checks/judge';
import type { Check } from '@/server/checks/types';
import { collectorsFor } from '../registry';
import { collectFrom, type FakeAws, fakeAws } from '../test/fake-session';

// Contents pass only where all of them were seen: an answer that says half, or goes round in a circle, is not all of them.

const account = '123456789012';
const scope = { account, partition: 'aws', now: new Date('2026-01-01T00:00:00Z') };
const aws = () => fakeAws().on(GetResourcesCommand, () => ({ ResourceTagMappingList: [], PaginationToken: '' }));

/** What the check on contents of this kind says of the one thing that has some. */
async function verdictOn(kind: DeepRead, fake: FakeAws) {
  const check = checkById(deepReadKinds[kind].checkId) as Check;
  const [collector] = collectorsFor(check);
  if (!collector) throw new Error(`Nobody collects for ${check.id}.`);
  const { resources } = await collectFrom(fake, collector, 'eu-west-1', undefined, undefined, { deepReads });
  const found = resources.filter(({ type }) => type === check.resourceType);
  const [verdict] = found.flatMap((resource) => judge(check, resource, emptySnapshot, scope));
  return { status: verdict?.status, text: JSON.stringify([verdict?.summary, verdict?.evidence]) };
}

describe('the package of a function', () => {
  const code = zipOf({ 'index.mjs': 'export const handler = async () => 1;' });
  const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
  const withSum = (CodeSha256: string) => {
    const arn = `arn:aws:lambda:eu-west-1:${account}:function:pay`;
    const fake = aws()
      .on(ListFunctionsCommand, () => ({ Functions: [{ FunctionName: 'pay', FunctionArn: arn, CodeSize: code.length, CodeSha256 }] }))
      .on(GetFunctionCommand, () => ({ Configuration: { CodeSha256 }, Code: { Location: 'https://packages/pay' } }));
    fake.downloads.set('https://packages/pay', code);
    return fake;
  };

  it('passes where it is the one that AWS names, and is unknown where it is another', async () => {
    expect(await verdictOn('lambda-code', withSum(sum(code)))).toMatchObject({ status: 'pass' });
    const other = await verdictOn('lambda-code', withSum(sum(Buffer.from('another package'))));
    expect(other).toMatchObject({ status: 'unknown', text: expect.stringContaining('HashMismatch') });
  });
});

describe('a repository of CodeCommit', () => {
  type Folder = { files?: object[]; subFolders?: object[] };
  const repository = (folder: (path: string) => Folder, branch: object = { commitId: 'c1' }) =>
    fakeAws()
      .on(ListRepositoriesCommand, () => ({ repositories: [{ repositoryName: 'shop' }] }))
      .on(GetRepositoryCommand, () => ({
        repositoryMetadata: { repositoryName: 'shop', Arn: `arn:aws:codecommit:eu-west-1:${account}:shop`, defaultBranch: 'main' },
      }))
      .on(ListTagsForResourceCommand, () => ({ tags: {} }))
      .on(GetBranchCommand, () => ({ branch }))
      .on(GetFolderCommand, ({ folderPath }) => folder(folderPath ?? '/'))
      .on(GetBlobCommand, () => ({ content: Buffer.from('nothing to hide') }));
  const file = { blobId: 'b1', absolutePath: 'readme.md' };

  it('passes where every folder told what it holds', async () => {
    const whole = repository((path) => (path === '/' ? { files: [file], subFolders: [{ absolutePath: 'src' }] } : { files: [file] }));
    expect(await verdictOn('codecommit-files', whole)).toMatchObject({ status: 'pass' });
  });

  it.each<[string, (path: string) => Folder, string]>([
    ['an empty answer for the root', () => ({}), 'a folder whose answer holds nothing'],
    ['an empty answer for a folder', (path) => (path === '/' ? { subFolders: [{ absolutePath: 'src' }] } : { files: [] }), '(src)'],
    ['a folder without a name', () => ({ files: [file], subFolders: [{ treeId: 't1' }] }), 'a folder that the answer does not name'],
  ])('is unknown after %s', async (_, folder, words) => {
    expect(await verdictOn('codecommit-files', repository(folder))).toMatchObject({
      status: 'unknown',
      text: expect.stringContaining(words),
    });
  });

  it('is unknown where its branch names no commit', async () => {
    expect(
      await verdictOn(
        'codecommit-files',
        repository(() => ({ files: [file] }), {}),
      ),
    ).toMatchObject({ status: 'unknown' });
  });
});

describe('the events of a log group', () => {
  const group = (answer: (token: string | undefined) => object) =>
    aws()
      .on(DescribeLogGroupsCommand, () => ({
        logGroups: [{ logGroupName: '/pay', logGroupArn: `arn:aws:logs:eu-west-1:${account}:log-group:/pay`, storedBytes: 10 }],
      }))
      .on(FilterLogEventsCommand, ({ nextToken }) => answer(nextToken));
  const events = [{ logStreamName: 'a', timestamp: 1, message: 'all is well' }];

  it('pass where the last page names no next one', async () => {
    expect(
      await verdictOn(
        'log-events',
        group((token) => (token ? { events } : { events: [], nextToken: '2' })),
      ),
    ).toMatchObject({
      status: 'pass',
    });
  });

  it.each<[string, (token: string | undefined) => object]>([
    ['a page that names itself as the next', () => ({ events, nextToken: 'again' })],
    ['a page without its list', (token) => (token ? {} : { events, nextToken: '2' })],
    ['empty pages without an end', (token) => ({ events: [], nextToken: `${token ?? ''}x` })],
  ])('are unknown after %s', async (_, answer) => {
    expect(await verdictOn('log-events', group(answer))).toMatchObject({ status: 'unknown' });
  });
});

describe('an image', () => {
  const digestOf = (bytes: Uint8Array | string) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const config = Buffer.from(JSON.stringify({ config: { Env: ['STAGE=live'] }, history: [] }));
  const blob = { digest: digestOf(config), size: config.length, mediaType: 'application/vnd.oci.image.config.v1+json' };
  const index = (...digests: string[]) => JSON.stringify({ manifests: digests.map((digest) => ({ digest, platform: { os: 'linux' } })) });
  const [outer, inner, image] = [digestOf('outer'), digestOf('inner'), digestOf('image')];
  const repository = (manifests: Record<string, string>) => {
    const fake = aws()
      .on(DescribeRepositoriesCommand, () => ({
        repositories: [{ repositoryName: 'shop', repositoryArn: `arn:aws:ecr:eu-west-1:${account}:repository/shop` }],
      }))
      .on(DescribeImagesCommand, () => ({ imageDetails: [{ imageDigest: outer, imageSizeInBytes: 10, imagePushedAt: new Date(0) }] }))
      .on(BatchGetImageCommand, ({ imageIds }) => ({ images: [{ imageManifest: manifests[imageIds?.[0]?.imageDigest ?? ''] }] }))
      .on(GetDownloadUrlForLayerCommand, ({ layerDigest }) => ({ downloadUrl: `https://layers/${layerDigest}` }));
    fake.downloads.set(`https://layers/${blob.digest}`, config);
    return fake;
  };
  const manifest = JSON.stringify({ config: blob, layers: [] });

  it('passes behind one index', async () => {
    expect(await verdictOn('ecr-images', repository({ [outer]: index(image), [image]: manifest }))).toMatchObject({ status: 'pass' });
  });

  it('is unknown where the index names a further index', async () => {
    const nested = repository({ [outer]: index(image, inner), [inner]: index(image), [image]: manifest });
    expect(await verdictOn('ecr-images', nested)).toMatchObject({ status: 'unknown', text: expect.stringContaining('a further index') });
  });
});
