import {
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  DescribeNotebookInstanceCommand,
  DescribeNotebookInstanceLifecycleConfigCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListNotebookInstancesCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { OperationName } from '@/server/aws/operation';
import { detectInText } from '@/server/workloads/secrets/detect';
import { listIn, present } from '../answers';
import { getPages } from '../get-pages';
import { type Listing, listMapped } from '../list-resources';
import { lazyTags } from '../list-tags';
import { mergePages } from '../merge-pages';
import { tagRecord } from '../tags';
import type { AnyResource, CollectContext, GetForResource } from '../types';
import { maskContainers } from './mask-containers';

/** One thing as its listing names it, with `describe`, which makes the one call that tells the rest. */
interface Listed {
  arn: string;
  id: string;
  build(get: GetForResource): Promise<Pick<AnyResource & { type: `AWS::SageMaker::${string}` }, 'type' | 'data'>>;
}

const perPage = 100;

/** Notebooks, models and endpoint configurations, each described by a call of its own: AWS has no bulk description of them. */
export async function* collectSageMaker(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(SageMakerClient);
  const tags = lazyTags(context, 'sagemaker:notebook-instance', 'sagemaker:model', 'sagemaker:endpoint-config');
  const source = (operation: OperationName) => ({ operation, region });
  const notebooks = source('sagemaker:ListNotebookInstances');
  const models = source('sagemaker:ListModels');
  const configs = source('sagemaker:ListEndpointConfigs');

  /** Scripts that run whenever a notebook is made or started. */
  const secretsOf = async (NotebookInstanceLifecycleConfigName: string | undefined, get: GetForResource) => {
    if (!NotebookInstanceLifecycleConfigName) return [];
    return get(
      'sagemaker:DescribeNotebookInstanceLifecycleConfig',
      async () => {
        const { OnCreate = [], OnStart = [] } = await client.send(
          new DescribeNotebookInstanceLifecycleConfigCommand({ NotebookInstanceLifecycleConfigName }),
        );
        const scripts = (all: typeof OnCreate, when: string) =>
          all.flatMap(({ Content = '' }) => detectInText(Buffer.from(Content, 'base64').toString('utf8'), `script ${when}`));
        return [...scripts(OnCreate, 'on create'), ...scripts(OnStart, 'on start')];
      },
      { permanent: true },
    );
  };
  const ownTags = async (arn: string, get: GetForResource) => {
    const pages = await getPages(
      get,
      'sagemaker:ListTags',
      region,
      (NextToken) => client.send(new ListTagsCommand({ ResourceArn: arn, NextToken })),
      (answer) => answer.NextToken,
    );
    return pages && tagRecord(pages.flatMap(({ Tags }) => Tags ?? []));
  };
  async function* described<O>(listing: Listing<O, Listed>): AsyncGenerator<AnyResource[], void> {
    for await (const page of listMapped(context, listing)) {
      const known = await tags();
      yield await context.each(page, async ({ arn, id, build }, get, gaps): Promise<AnyResource> => {
        const [own, rest] = await Promise.all([known ? known.get(arn) : ownTags(arn, get), build(get)]);
        return { ...rest, arn, id, name: null, region, tags: own ?? {}, gaps } as AnyResource;
      });
    }
  }

  yield* mergePages([
    described({
      operation: notebooks.operation,
      fetch: (NextToken) => client.send(new ListNotebookInstancesCommand({ MaxResults: perPage, NextToken })),
      token: (answer) => answer.NextToken,
      resources: (answer) =>
        listIn(notebooks, answer.NotebookInstances).map((listed): Listed => {
          const NotebookInstanceName = present(notebooks, listed.NotebookInstanceName);
          const build = async (get: GetForResource) => {
            const details = await get('sagemaker:DescribeNotebookInstance', async () => {
              const { $metadata: _, ...rest } = await client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName }));
              return rest;
            });
            const secrets = details && (await secretsOf(details.NotebookInstanceLifecycleConfigName, get));
            return { type: 'AWS::SageMaker::NotebookInstance' as const, data: { ...(details ?? listed), ...(secrets && { secrets }) } };
          };
          return { arn: present(notebooks, listed.NotebookInstanceArn), id: NotebookInstanceName, build };
        }),
    }),
    described({
      operation: models.operation,
      fetch: (NextToken) => client.send(new ListModelsCommand({ MaxResults: perPage, NextToken })),
      token: (answer) => answer.NextToken,
      resources: (answer) =>
        listIn(models, answer.Models).map((listed): Listed => {
          const ModelName = present(models, listed.ModelName);
          const build = async (get: GetForResource) => {
            const details = await get('sagemaker:DescribeModel', async () => {
              const { $metadata: _, ...rest } = await client.send(new DescribeModelCommand({ ModelName }));
              return maskContainers(rest);
            });
            return { type: 'AWS::SageMaker::Model' as const, data: details ?? listed };
          };
          return { arn: present(models, listed.ModelArn), id: ModelName, build };
        }),
    }),
    described({
      operation: configs.operation,
      fetch: (NextToken) => client.send(new ListEndpointConfigsCommand({ MaxResults: perPage, NextToken })),
      token: (answer) => answer.NextToken,
      resources: (answer) =>
        listIn(configs, answer.EndpointConfigs).map((listed): Listed => {
          const EndpointConfigName = present(configs, listed.EndpointConfigName);
          const build = async (get: GetForResource) => {
            const details = await get('sagemaker:DescribeEndpointConfig', async () => {
              const { $metadata: _, ...rest } = await client.send(new DescribeEndpointConfigCommand({ EndpointConfigName }));
              return rest;
            });
            return { type: 'AWS::SageMaker::EndpointConfig' as const, data: details ?? listed };
          };
          return { arn: present(configs, listed.EndpointConfigArn), id: EndpointConfigName, build };
        }),
    }),
  ]);
}
