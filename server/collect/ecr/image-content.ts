import { BatchGetImageCommand, ECRClient, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr';
import { AwsError } from '@/server/aws/errors';
import { megabytes } from '@/server/workloads/content/look-book';
import { lookThrough, lookThroughFiles } from '@/server/workloads/content/look-through';
import { mergeLooks } from '@/server/workloads/content/merge-looks';
import type { ContentLimits, ContentLook, Looked } from '@/server/workloads/content/types';
import { present } from '../answers';
import { contentReader, lookVersion } from '../content/reader';
import { verified } from '../content/verified';
import type { CollectContext, GetForResource } from '../types';
import { acceptedMediaTypes, type Blob, type ImageParts, parseManifest, textOfConfig } from './manifest';
import type { EcrImage } from './types';

/** Images of a region that one scan reads; layers that images share are read once. */
const imagesPerScan = 20;
/** Of an image as it is stored, all platforms together. */
const largestImage = 400_000_000;
const mostPlatforms = 4;
const layerLimits: ContentLimits = { packed: 200_000_000, unpacked: 600_000_000, files: 200_000 };
const configLimits: ContentLimits = { packed: 5_000_000, unpacked: 5_000_000, files: 10 };

/** Reads the newest image of repositories, where that is opted into. */
export function imageReader(context: CollectContext) {
  const read = contentReader(context, imagesPerScan, 1);
  const operation = 'ecr:BatchGetImage';
  return async (
    repositoryName: string,
    { digest, size }: EcrImage,
    get: GetForResource,
  ): Promise<(Looked & { digest: string }) | undefined> => {
    if (!context.mayRead('ecr-images')) return undefined;
    if ((size ?? 0) > largestImage)
      return { digest, notLooked: `the image has ${megabytes(size ?? 0)}, and up to ${megabytes(largestImage)} are read` };
    const looked = await read({
      get,
      operation,
      facts: [repositoryName, digest, lookVersion],
      look: () => lookAtImage(context, repositoryName, digest, get),
    });
    return looked && { ...looked, digest };
  };
}

/** undefined: a call failed, and is noted. */
async function lookAtImage(
  context: CollectContext,
  repositoryName: string,
  digest: string,
  get: GetForResource,
): Promise<Looked | undefined> {
  const first = await manifestOf(context, repositoryName, digest, get);
  if (!first) return undefined;
  const unseen: string[] = [];
  const images: ImageParts[] = [];
  if ('parts' in first) images.push(first.parts);
  else {
    if (first.platforms.length > mostPlatforms) unseen.push(`${first.platforms.length - mostPlatforms} more platforms`);
    for (const platform of first.platforms.slice(0, mostPlatforms)) {
      const own = await manifestOf(context, repositoryName, platform, get);
      if (!own) return undefined;
      if ('parts' in own) images.push(own.parts);
      else unseen.push('images behind a further index');
    }
  }
  const blobs = [...new Map(images.flatMap(({ layers }) => layers).map((layer) => [layer.digest, layer])).values()];
  const bytes = blobs.reduce((sum, { size }) => sum + size, 0);
  if (bytes > largestImage) return { notLooked: `the image has ${megabytes(bytes)}, and up to ${megabytes(largestImage)} are read` };
  const looks: ContentLook[] = [];
  for (const { config } of images) {
    const look = await lookAtBlob(context, repositoryName, config, get, async (source) => {
      const text = textOfConfig((await wholeOf(source)).toString());
      return lookThroughFiles(one('configuration', Buffer.from(text)), configLimits);
    });
    if (!look) return undefined;
    looks.push(look);
  }
  for (const layer of blobs) {
    const look = await lookAtBlob(context, repositoryName, layer, get, (source) => lookThrough(source, layerLimits));
    if (!look) return undefined;
    looks.push(look);
  }
  return mergeLooks(looks, unseen);
}

async function wholeOf(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source) {
    length += part.length;
    if (length > configLimits.packed) throw new SyntaxError('A configuration is never this long.');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function* one(path: string, bytes: Uint8Array) {
  yield { path, bytes };
}

/** Digests name contents, so what was read under one is read for good. */
function lookAtBlob(
  context: CollectContext,
  repositoryName: string,
  { digest, size }: Blob,
  get: GetForResource,
  look: (source: AsyncIterable<Uint8Array>) => Promise<ContentLook>,
): Promise<ContentLook | null | undefined> {
  const operation = 'ecr:GetDownloadUrlForLayer';
  const { region } = context;
  if (size > layerLimits.packed)
    return Promise.resolve({ secrets: [], files: 0, compiled: 0, bytes: 0, unseen: [`a layer of ${megabytes(size)}`] });
  return get(
    operation,
    async () => {
      const answer = await context.client(ECRClient).send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest: digest }));
      const source = context.download('ecr', present({ operation, region }, answer.downloadUrl));
      return look(verified(source, { operation, region, sha256: digest.slice('sha256:'.length), encoding: 'hex' }));
    },
    { permanent: true, fixedBy: [digest, lookVersion] },
  );
}

async function manifestOf(context: CollectContext, repositoryName: string, imageDigest: string, get: GetForResource) {
  const operation = 'ecr:BatchGetImage';
  const { region } = context;
  return get(
    operation,
    async () => {
      const { images, failures } = await context
        .client(ECRClient)
        .send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageDigest }], acceptedMediaTypes: [...acceptedMediaTypes] }));
      const [failure] = failures ?? [];
      if (failure) throw new AwsError('failed', operation, region, failure.failureCode ?? 'ImageFailure');
      return parseManifest(present({ operation, region }, images?.[0]?.imageManifest));
    },
    { permanent: true },
  );
}
