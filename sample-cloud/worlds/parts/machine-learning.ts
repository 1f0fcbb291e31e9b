import type { ProductionVariant } from '@aws-sdk/client-sagemaker';
import type { ResourceData } from '@/server/collect/resource-data';
import type { Draft, Tags } from '../draft';

interface Options<D> {
  region: string;
  name: string;
  created: Date;
  data?: Partial<D>;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds a SageMaker notebook instance that is kept in a network, but for `data`. */
export function addNotebook(
  draft: Draft,
  options: Options<ResourceData['AWS::SageMaker::NotebookInstance']> & {
    roleArn: string;
    subnetId?: string;
    groupId?: string;
    /** The script that runs whenever it is started. */
    script?: string;
  },
): void {
  const { region, name, created, roleArn, subnetId, groupId, script, data, refuses, tags = {} } = options;
  const arn = draft.arn('sagemaker', region, `notebook-instance/${name}`);
  draft.add({
    type: 'AWS::SageMaker::NotebookInstance',
    id: name,
    arn,
    region,
    tags,
    refuses,
    ...(script && { raw: { lifecycle: script } }),
    data: {
      ...(script && { NotebookInstanceLifecycleConfigName: `${name}-start` }),
      NotebookInstanceName: name,
      NotebookInstanceArn: arn,
      NotebookInstanceStatus: 'InService',
      InstanceType: 'ml.t3.medium',
      Url: `${name}.notebook.${region}.sagemaker.aws`,
      RoleArn: roleArn,
      ...(subnetId && { SubnetId: subnetId, SecurityGroups: groupId ? [groupId] : [] }),
      DirectInternetAccess: subnetId ? 'Disabled' : 'Enabled',
      RootAccess: 'Disabled',
      CreationTime: created,
      LastModifiedTime: created,
      VolumeSizeInGB: 20,
      ...data,
    },
  });
}

/** Adds a SageMaker model of one container. */
export function addModel(
  draft: Draft,
  options: Options<ResourceData['AWS::SageMaker::Model']> & { isolated: boolean; roleArn: string },
): void {
  const { region, name, created, isolated, roleArn, data, refuses, tags = {} } = options;
  const arn = draft.arn('sagemaker', region, `model/${name}`);
  draft.add({
    type: 'AWS::SageMaker::Model',
    id: name,
    arn,
    region,
    tags,
    refuses,
    data: {
      ModelName: name,
      ModelArn: arn,
      CreationTime: created,
      PrimaryContainer: { Image: `${draft.account}.dkr.ecr.${region}.amazonaws.com/${name}:1`, Mode: 'SingleModel' },
      ExecutionRoleArn: roleArn,
      EnableNetworkIsolation: isolated,
      ...data,
    },
  });
}

/** Adds a SageMaker endpoint configuration. */
export function addEndpointConfig(
  draft: Draft,
  options: Options<ResourceData['AWS::SageMaker::EndpointConfig']> & { variants: readonly ProductionVariant[] },
): void {
  const { region, name, created, variants, data, refuses, tags = {} } = options;
  const arn = draft.arn('sagemaker', region, `endpoint-config/${name}`);
  draft.add({
    type: 'AWS::SageMaker::EndpointConfig',
    id: name,
    arn,
    region,
    tags,
    refuses,
    data: { EndpointConfigName: name, EndpointConfigArn: arn, CreationTime: created, ProductionVariants: [...variants], ...data },
  });
}
