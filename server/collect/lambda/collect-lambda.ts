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

type LambdaFunction = Resource<'AWS::Lambda::Function'>;
type Configuration = LambdaResources['AWS::Lambda::Function'];
interface ListedFunction {
  id: string;
  arn: string;
  configuration: Configuration;
}

async function buildFunction(
  context: CollectContext,
  { id, arn, configuration }: ListedFunction,
  readCode: ReturnType<typeof codeReader>,
  get: GetForResource,
  gaps: Gap[],
): Promise<LambdaFunction> {
  const client = context.client(LambdaClient);
  const none = { absent: ['ResourceNotFoundException'] };
  const [policy, url, code] = await Promise.all([
    get('lambda:GetPolicy', async () => (await client.send(new GetPolicyCommand({ FunctionName: id }))).Policy ?? null, none),
    get(
      'lambda:GetFunctionUrlConfig',
      async () => {
        const { $metadata: _, ...config } = await client.send(new GetFunctionUrlConfigCommand({ FunctionName: id }));
        return config;
      },
      none,
    ),
    readCode(arn, configuration, get),
  ]);
  return {
    type: 'AWS::Lambda::Function',
    arn,
    id,
    name: null,
    region: context.region,
    tags: {},
    data: { ...configuration, ...(policy !== undefined && { policy }), ...(url !== undefined && { url }), ...(code && { code }) },
    gaps,
  };
}

/** The functions with their tags. What the bulk listing did not tell is asked of each. */
async function withTags(
  context: CollectContext,
  functions: LambdaFunction[],
  listed: ReadonlyMap<string, Record<string, string>> | undefined,
): Promise<LambdaFunction[]> {
  if (listed) return functions.map((each) => ({ ...each, tags: listed.get(each.arn) ?? {} }));
  const client = context.client(LambdaClient);
  return context.each(functions, async (each, get, gaps) => {
    gaps.push(...each.gaps);
    const tags = await get('lambda:ListTags', async () => (await client.send(new ListTagsCommand({ Resource: each.arn }))).Tags ?? {});
    return { ...each, tags: tags ?? {}, gaps };
  });
}

export function collectLambda(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  return mergePages([collectFunctions(context), collectEventSources(context)]);
}

/** Pages that are held while tags are listed: a thousand functions, for which their bucket takes a minute. */
const mostHeld = 20;

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
  const held: LambdaFunction[][] = [];
  async function* release(): AsyncGenerator<LambdaFunction[], void> {
    for (const built of held.splice(0)) yield await withTags(context, built, await tags());
  }
  let areTagsListed = false;
  const note = () => {
    areTagsListed = true;
  };
  for await (const page of pages) {
    // Not waited for yet: it has many pages itself, and the calls of each function have the slowest bucket of all.
    tags().then(note, note);
    layers.push(...page.flatMap(({ configuration }) => configuration.Layers ?? []));
    held.push(await context.each(page, (each, get, gaps) => buildFunction(context, each, readCode, get, gaps)));
    if (areTagsListed || held.length >= mostHeld) yield* release();
  }
  yield* release();
  yield await collectLayers(context, layers);
}
