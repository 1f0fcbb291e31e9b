import { GetConnectionsCommand, GetJobsCommand, GlueClient } from '@aws-sdk/client-glue';
import { detectInValues } from '@/server/workloads/secrets/detect';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import { makeArn } from '../make-arn';
import { masked } from '../masked';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext, Resource } from '../types';

function collectJobs(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(GlueClient);
  const source = { operation: 'glue:GetJobs', region: context.region } as const;
  return listResources(context, {
    operation: source.operation,
    fetch: (NextToken) => client.send(new GetJobsCommand({ MaxResults: 200, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.Jobs).map((job): Resource<'AWS::Glue::Job'> => {
        const { DefaultArguments, NonOverridableArguments, CodeGenConfigurationNodes: _, LastModifiedOn: __, ...data } = job;
        const id = present(source, job.Name);
        return {
          type: 'AWS::Glue::Job',
          arn: makeArn(context, 'glue', context.region, 'job', id),
          id,
          name: null,
          region: context.region,
          tags: {},
          data: {
            ...data,
            ...(DefaultArguments && { DefaultArguments: masked(DefaultArguments) }),
            ...(NonOverridableArguments && { NonOverridableArguments: masked(NonOverridableArguments) }),
            secrets: detectInValues({ ...DefaultArguments, ...NonOverridableArguments }),
          },
          gaps: [],
        };
      }),
  });
}

/** Without the password, which is never asked for: decrypting it would take a permission that nobody should give. */
function collectConnections(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(GlueClient);
  const source = { operation: 'glue:GetConnections', region: context.region } as const;
  return listResources(context, {
    operation: source.operation,
    fetch: (NextToken) => client.send(new GetConnectionsCommand({ HidePassword: true, MaxResults: 200, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.ConnectionList).map((connection): Resource<'AWS::Glue::Connection'> => {
        const { Name, ConnectionType, CreationTime, PhysicalConnectionRequirements, AuthenticationConfiguration } = connection;
        const properties = connection.ConnectionProperties ?? {};
        const id = present(source, Name);
        return {
          type: 'AWS::Glue::Connection',
          arn: makeArn(context, 'glue', context.region, 'connection', id),
          id,
          name: null,
          region: context.region,
          tags: {},
          data: {
            Name,
            ConnectionType,
            CreationTime,
            ...(PhysicalConnectionRequirements && { PhysicalConnectionRequirements }),
            ...(AuthenticationConfiguration && { AuthenticationConfiguration }),
            properties: masked(properties),
            secrets: detectInValues(properties),
          },
          gaps: [],
        };
      }),
  });
}

export async function* collectGlue(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectJobs(context), collectConnections(context)]);
}
