import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import {
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  DescribeNotebookInstanceCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
  ListNotebookInstancesCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { sagemakerCollector } from './collector';

const arn = (kind: string, id: string) => `arn:aws:sagemaker:eu-west-1:123456789012:${kind}/${id}`;
const refused = () => {
  throw awsError('AccessDeniedException');
};
const region = () =>
  fakeAws()
    .on(ListNotebookInstancesCommand, ({ NextToken }) => {
      const id = NextToken ? 'second' : 'first';
      return {
        NotebookInstances: [{ NotebookInstanceName: id, NotebookInstanceArn: arn('notebook-instance', id) }],
        ...(!NextToken && { NextToken: '2' }),
      };
    })
    .on(ListModelsCommand, () => ({ Models: [{ ModelName: 'm', ModelArn: arn('model', 'm') }] }))
    .on(ListEndpointConfigsCommand, () => ({
      EndpointConfigs: [{ EndpointConfigName: 'c', EndpointConfigArn: arn('endpoint-config', 'c') }],
    }))
    .on(DescribeNotebookInstanceCommand, ({ NotebookInstanceName }) => ({ NotebookInstanceName, RootAccess: 'Disabled' }))
    .on(DescribeModelCommand, () => ({
      ModelName: 'm',
      PrimaryContainer: { Image: 'i', Environment: { API_KEY: 'hunter2' } },
      Containers: [{ Image: 'j', Environment: { TOKEN: 'hunter3' } }],
    }))
    .on(DescribeEndpointConfigCommand, () => ({ EndpointConfigName: 'c', ProductionVariants: [] }))
    .on(GetResourcesCommand, () => ({
      ResourceTagMappingList: [{ ResourceARN: arn('model', 'm'), Tags: [{ Key: 'team', Value: 'ml' }] }],
    }));

describe('collecting SageMaker', () => {
  it('describes what it lists, page by page, and reads all tags in one call', async () => {
    const fake = region();
    const { of, coverage } = await collectFrom(fake, sagemakerCollector);
    expect(of('AWS::SageMaker::NotebookInstance').map(({ id, data }) => [id, data.RootAccess])).toEqual([
      ['first', 'Disabled'],
      ['second', 'Disabled'],
    ]);
    expect(of('AWS::SageMaker::Model')[0]).toMatchObject({ arn: arn('model', 'm'), tags: { team: 'ml' } });
    expect(of('AWS::SageMaker::EndpointConfig')[0]?.data).toEqual({ EndpointConfigName: 'c', ProductionVariants: [] });
    expect(fake.calls.filter(({ command }) => command === 'GetResources')).toHaveLength(1);
    expect(coverage.every(({ status }) => status === 'complete')).toBe(true);
  });

  it('masks environment values before anybody sees them', async () => {
    const { resources } = await collectFrom(region(), sagemakerCollector);
    expect(JSON.stringify(resources)).not.toContain('hunter');
    expect(JSON.stringify(resources)).toContain('API_KEY');
  });

  it('keeps what the listing says of things that may not be described', async () => {
    const fake = region().on(DescribeNotebookInstanceCommand, refused).on(DescribeModelCommand, refused);
    const { of } = await collectFrom(fake, sagemakerCollector);
    expect(of('AWS::SageMaker::NotebookInstance')[0]).toMatchObject({
      arn: arn('notebook-instance', 'first'),
      data: { NotebookInstanceName: 'first' },
      gaps: [{ operation: 'sagemaker:DescribeNotebookInstance' }],
    });
    expect(of('AWS::SageMaker::Model')[0]?.gaps).toMatchObject([{ operation: 'sagemaker:DescribeModel' }]);
  });

  it('asks each thing for its tags where the bulk listing is refused', async () => {
    const fake = region()
      .on(GetResourcesCommand, refused)
      .on(ListTagsCommand, ({ NextToken }) =>
        NextToken ? { Tags: [{ Key: 'b', Value: '2' }] } : { Tags: [{ Key: 'a', Value: '1' }], NextToken: 'more' },
      );
    expect((await collectFrom(fake, sagemakerCollector)).of('AWS::SageMaker::Model')[0]?.tags).toEqual({ a: '1', b: '2' });
  });
});
