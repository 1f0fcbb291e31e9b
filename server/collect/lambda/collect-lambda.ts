import {
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  type Layer,
  ListFunctionsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-lambda';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext, Gap, GetForResource, Resource } from '../types';
import { collectEventSources } from './event-sources';
import { maskEnvironment } from './mask-environment';
import { codeReader, collectLayers } from './packages';
import type { LambdaResources } from './types';

type Configuration = LambdaResources['AWS::Lambda::Function'];
interface ListedFunction {
  id: string;
  arn: string;
  configuration: Configuration;
}

async function buildFunction(
  context: CollectContext,
  { id, arn, configuration }: ListedFunction,
  allTags: ReadonlyMap<string, Record<string, string>> | undefined,
  readCode: ReturnType<typeof codeReader>,
  get: GetForResource,
  gaps: Gap[],
): Promise<Resource<'AWS::Lambda::Function'>> {
  const client = context.client(LambdaClient);
  const none = { absent: ['ResourceNotFoundException'] };
  const [policy, url, tags, code] = await Promise.all([
    get('lambda:GetPolicy', async () => (await client.send(new GetPolicyCommand({ FunctionName: id }))).Policy ?? null, none),
    get(
      'lambda:GetFunctionUrlConfig',
      async () => {
        const { $metadata: _, ...config } = await client.send(new GetFunctionUrlConfigCommand({ FunctionName: id }));
        return config;
      },
      none,
    ),
    allTags
      ? (allTags.get(arn) ?? {})
      : get('lambda:ListTags', async () => (await client.send(new ListTagsCommand({ Resource: arn }))).Tags ?? {}),
    readCode(arn, configuration, get),
  ]);
  return {
    type: 'AWS::Lambda::Function',
    arn,
    id,
    name: null,
    region: context.region,
    tags: tags ?? {},
    data: { ...configuration, ...(policy !== undefined && { policy }), ...(url !== undefined && { url }), ...(code && { code }) },
    gaps,
  };
}

export function collectLambda(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  return mergePages([collectFunctions(context), collectEventSources(context)]);
}

async function* collectFunctions(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(LambdaClient);
  const operation = 'lambda:ListFunctions';
  const source = { operation, region: context.region } as const;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new ListFunctionsCommand({ MaxItems: 50, Marker })),
    token: (answer) => answer.NextMarker,
    resources: (answer) =>
      listIn(source, answer.Functions).map(
        (listed): ListedFunction => ({
          id: present(source, listed.FunctionName),
          arn: present(source, listed.FunctionArn),
          configuration: maskEnvironment(listed),
        }),
      ),
  });
  const tags = lazyTags(context, 'lambda:function');
  const readCode = codeReader(context);
  const layers: Layer[] = [];
  for await (const page of pages) {
    const known = await tags();
    layers.push(...page.flatMap(({ configuration }) => configuration.Layers ?? []));
    yield await context.each(page, (listed, get, gaps) => buildFunction(context, listed, known, readCode, get, gaps));
  }
  yield await collectLayers(context, layers);
}
