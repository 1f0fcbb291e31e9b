import { GetFunctionCommand, GetLayerVersionByArnCommand, LambdaClient, type Layer } from '@aws-sdk/client-lambda';
import { megabytes } from '@/server/workloads/content/look-book';
import { lookThrough } from '@/server/workloads/content/look-through';
import type { Looked } from '@/server/workloads/content/types';
import { present } from '../answers';
import { contentReader, lookVersion, packageLimits } from '../content/reader';
import { verified } from '../content/verified';
import type { CollectContext, GetForResource, Resource } from '../types';
import type { LambdaResources } from './types';

/** Functions, and as many layers, whose packages one scan reads in a region. */
const packagesPerScan = 100;

type Configuration = LambdaResources['AWS::Lambda::Function'];

const tooLarge = (bytes: number | undefined): Looked | undefined =>
  (bytes ?? 0) > packageLimits.packed
    ? { notLooked: `the package has ${megabytes(bytes ?? 0)}, and up to ${megabytes(packageLimits.packed)} are read` }
    : undefined;

/** Reads the code of functions, where that is opted into. */
export function codeReader(context: CollectContext) {
  const read = contentReader(context, packagesPerScan);
  const operation = 'lambda:GetFunction';
  const source = { operation, region: context.region } as const;
  return async (arn: string, configuration: Configuration, get: GetForResource): Promise<Looked | undefined> => {
    if (!context.mayRead('lambda-code')) return undefined;
    // What such a function runs lies in ECR.
    if (configuration.PackageType === 'Image') return undefined;
    const large = tooLarge(configuration.CodeSize);
    if (large) return large;
    return read({
      get,
      operation,
      facts: [arn, configuration.CodeSha256, lookVersion],
      look: async () =>
        (await get(operation, async () => {
          const answer = await context.client(LambdaClient).send(new GetFunctionCommand({ FunctionName: arn }));
          const location = present(source, answer.Code?.Location);
          // The function may have been deployed anew since it was listed.
          const sha256 = answer.Configuration?.CodeSha256 ?? configuration.CodeSha256;
          return lookThrough(verified(context.download('lambda', location), { ...source, sha256, encoding: 'base64' }), packageLimits);
        })) ?? undefined,
    });
  };
}

/** The layer versions that functions of the region use: published by this account, and read where that is opted into. */
export async function collectLayers(context: CollectContext, layers: readonly Layer[]): Promise<Resource<'AWS::Lambda::LayerVersion'>[]> {
  const read = contentReader(context, packagesPerScan);
  const operation = 'lambda:GetLayerVersionByArn';
  const source = { operation, region: context.region } as const;
  const byArn = new Map(layers.flatMap((layer) => (layer.Arn ? [[layer.Arn, layer] as const] : [])));
  return context.each(
    [...byArn].sort(([a], [b]) => (a < b ? -1 : 1)),
    async ([arn, { CodeSize }], get, gaps) => {
      const [, , , , account = '', , name = '', version = ''] = arn.split(':');
      const isOwn = account === context.account;
      const content =
        isOwn && context.mayRead('lambda-layers')
          ? (tooLarge(CodeSize) ??
            (await read({
              get,
              operation,
              // A version never changes.
              facts: [arn, lookVersion],
              look: async () =>
                (await get(
                  operation,
                  async () => {
                    const { Content } = await context.client(LambdaClient).send(new GetLayerVersionByArnCommand({ Arn: arn }));
                    const location = present(source, Content?.Location);
                    const expected = { ...source, sha256: Content?.CodeSha256, encoding: 'base64' as const };
                    return lookThrough(verified(context.download('lambda', location), expected), packageLimits);
                  },
                  // A function may go on with a layer that was deleted: then it is there, and cannot be read.
                  { permanent: true },
                )) ?? undefined,
            })))
          : undefined;
      return {
        type: 'AWS::Lambda::LayerVersion',
        arn,
        id: `${name}:${version}`,
        name: null,
        region: context.region,
        tags: {},
        data: { LayerVersionArn: arn, publisher: account, ...(CodeSize !== undefined && { CodeSize }), ...(content && { content }) },
        gaps,
      };
    },
  );
}
