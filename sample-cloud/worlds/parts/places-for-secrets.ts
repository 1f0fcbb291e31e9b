import type { Draft, Tags } from '../draft';
import { token, uuid } from '../ids';

interface Options {
  region: string;
  name: string;
  created: Date;
  tags?: Tags;
  refuses?: readonly string[];
}

type Values = Readonly<Record<string, string>>;
const stars = (values: Values): Values => Object.fromEntries(Object.keys(values).map((name) => [name, '***']));

/** Adds a launch configuration of Auto Scaling. */
export function addLaunchConfiguration(
  draft: Draft,
  {
    region,
    name,
    created,
    imageId,
    tokens,
    userData = '',
  }: Options & { imageId: string; tokens: 'required' | 'optional' | null; userData?: string },
): void {
  const arn = draft.arn(
    'autoscaling',
    region,
    `launchConfiguration:${uuid(`${draft.account}/${region}/${name}`)}:launchConfigurationName/${name}`,
  );
  draft.add({
    type: 'AWS::AutoScaling::LaunchConfiguration',
    id: name,
    arn,
    region,
    tags: {},
    raw: { userData },
    data: {
      LaunchConfigurationName: name,
      LaunchConfigurationARN: arn,
      ImageId: imageId,
      InstanceType: 'm5.large',
      CreatedTime: created,
      AssociatePublicIpAddress: false,
      ...(tokens && { MetadataOptions: { HttpTokens: tokens, HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 } }),
    },
  });
}

/** Adds a job definition of Batch with one container. */
export function addJobDefinition(
  draft: Draft,
  { region, name, image, environment, tags = {} }: Options & { image: string; environment: Values },
): void {
  const jobDefinitionArn = draft.arn('batch', region, `job-definition/${name}:4`);
  draft.add({
    type: 'AWS::Batch::JobDefinition',
    id: `${name}:4`,
    arn: jobDefinitionArn,
    region,
    tags,
    raw: { environment: JSON.stringify(environment) },
    data: {
      jobDefinitionName: name,
      jobDefinitionArn,
      revision: 4,
      status: 'ACTIVE',
      type: 'container',
      platformCapabilities: ['FARGATE'],
      containerOrchestrationType: 'ECS',
      containers: [{ name: 'default', image, privileged: false, jobRoleArn: null }],
    },
  });
}

/** Adds a job of Glue. */
export function addGlueJob(draft: Draft, { region, name, created, roleArn, values }: Options & { roleArn: string; values: Values }): void {
  draft.add({
    type: 'AWS::Glue::Job',
    id: name,
    arn: draft.arn('glue', region, `job/${name}`),
    region,
    tags: {},
    raw: { values: JSON.stringify(values) },
    data: { Name: name, Role: roleArn, CreatedOn: created, GlueVersion: '5.0', MaxRetries: 0, DefaultArguments: stars(values) },
  });
}

/** Adds a connection of Glue's catalogue. */
export function addGlueConnection(draft: Draft, { region, name, created, values }: Options & { values: Values }): void {
  draft.add({
    type: 'AWS::Glue::Connection',
    id: name,
    arn: draft.arn('glue', region, `connection/${name}`),
    region,
    tags: {},
    raw: { values: JSON.stringify(values) },
    data: { Name: name, ConnectionType: 'JDBC', CreationTime: created, properties: stars(values) },
  });
}

/** Adds a state machine. */
export function addStateMachine(
  draft: Draft,
  { region, name, created, roleArn, definition, refuses }: Options & { roleArn: string; definition: object },
): void {
  const stateMachineArn = draft.arn('states', region, `stateMachine:${name}`);
  draft.add({
    type: 'AWS::StepFunctions::StateMachine',
    id: name,
    arn: stateMachineArn,
    region,
    tags: {},
    refuses,
    raw: { definition: JSON.stringify(definition) },
    data: { stateMachineArn, name, status: 'ACTIVE', roleArn, type: 'STANDARD', creationDate: created },
  });
}

/** Adds an app of Amplify; its variables by branch, those of all branches under the empty name. */
export function addAmplifyApp(
  draft: Draft,
  { region, name, created, variables, tags = {} }: Options & { variables: Readonly<Record<string, Values>> },
): void {
  const id = `d${token(`${draft.account}/${region}/${name}`, 13).toLowerCase()}`;
  const { '': own = {}, ...branches } = variables;
  draft.add({
    type: 'AWS::Amplify::App',
    id,
    arn: draft.arn('amplify', region, `apps/${id}`),
    region,
    tags,
    raw: { variables: JSON.stringify(variables) },
    data: {
      appId: id,
      name,
      platform: 'WEB',
      defaultDomain: `${id}.amplifyapp.com`,
      createTime: created,
      enableBranchAutoBuild: false,
      variables: Object.keys(own).sort(),
      branches: Object.entries(branches).map(([branch, values]) => ({ name: branch, variables: Object.keys(values).sort() })),
    },
  });
}

/** Adds a pipeline of Data Pipeline with one object. */
export function addPipeline(draft: Draft, { region, name, fields }: Options & { fields: Values }): void {
  const id = `df-${token(`${draft.account}/${region}/${name}`, 20)}`;
  draft.add({
    type: 'AWS::DataPipeline::Pipeline',
    id,
    arn: draft.arn('datapipeline', region, `pipeline/${id}`),
    region,
    tags: {},
    raw: { fields: JSON.stringify(fields) },
    data: { id, name, objects: 1 },
  });
}
