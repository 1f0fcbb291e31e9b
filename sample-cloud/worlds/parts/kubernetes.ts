import type { LogType } from '@aws-sdk/client-eks';
import type { ResourceData } from '@/server/collect/resource-data';
import type { Draft, Tags } from '../draft';
import { token } from '../ids';

const allLogs: LogType[] = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

export interface KubernetesOptions {
  region: string;
  name: string;
  created: Date;
  version: string;
  roleArn: string;
  vpcId: string;
  subnets: readonly string[];
  group: string;
  /** Whence the API may be reached over the internet; none: it may not. */
  publicFrom?: readonly string[];
  privateAccess?: boolean;
  logs?: readonly LogType[];
  kmsKeyArn?: string;
  protectedFromDeletion?: boolean;
  /** Settings of the VPC CNI add-on (JSON); null: EKS does not manage it. */
  network?: string | null;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds an EKS cluster that is kept tight, but for what is said. */
export function addKubernetes(draft: Draft, options: KubernetesOptions): void {
  const { region, name, created, publicFrom = [], privateAccess = true, logs = allLogs, tags = {} } = options;
  const { network = JSON.stringify({ enableNetworkPolicy: 'true' }) } = options;
  const arn = draft.arn('eks', region, `cluster/${name}`);
  const off = allLogs.filter((type) => !logs.includes(type));
  draft.add({
    type: 'AWS::EKS::Cluster',
    id: name,
    arn,
    region,
    tags,
    refuses: options.refuses,
    data: {
      name,
      arn,
      createdAt: created,
      version: options.version,
      endpoint: `https://${token(`${draft.account}/${name}`, 32)}.gr7.${region}.eks.amazonaws.com`,
      roleArn: options.roleArn,
      status: 'ACTIVE',
      platformVersion: 'eks.9',
      resourcesVpcConfig: {
        subnetIds: [...options.subnets],
        clusterSecurityGroupId: options.group,
        vpcId: options.vpcId,
        endpointPublicAccess: publicFrom.length > 0,
        endpointPrivateAccess: privateAccess,
        publicAccessCidrs: [...publicFrom],
      },
      logging: {
        clusterLogging: [
          ...(logs.length > 0 ? [{ types: [...logs], enabled: true }] : []),
          ...(off.length > 0 ? [{ types: off, enabled: false }] : []),
        ],
      },
      ...(options.kmsKeyArn && { encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: options.kmsKeyArn } }] }),
      deletionProtection: options.protectedFromDeletion ?? true,
      networkAddOn:
        network === null
          ? null
          : { addonName: 'vpc-cni', addonVersion: 'v1.19.2-eksbuild.1', configurationValues: network, status: 'ACTIVE' },
    },
  });
}

/** Adds a managed group of nodes. */
export function addNodegroup(
  draft: Draft,
  {
    region,
    cluster,
    name,
    created,
    nodeRole,
    subnets,
    data,
    tags = {},
  }: {
    region: string;
    cluster: string;
    name: string;
    created: Date;
    nodeRole: string;
    subnets: readonly string[];
    data?: Partial<ResourceData['AWS::EKS::Nodegroup']>;
    tags?: Tags;
  },
): void {
  const nodegroupArn = draft.arn(
    'eks',
    region,
    `nodegroup/${cluster}/${name}/${token(`${draft.account}/${cluster}/${name}`, 12).toLowerCase()}`,
  );
  draft.add({
    type: 'AWS::EKS::Nodegroup',
    id: `${cluster}/${name}`,
    arn: nodegroupArn,
    region,
    tags,
    data: {
      nodegroupName: name,
      nodegroupArn,
      clusterName: cluster,
      createdAt: created,
      status: 'ACTIVE',
      capacityType: 'ON_DEMAND',
      scalingConfig: { minSize: 2, maxSize: 6, desiredSize: 3 },
      instanceTypes: ['m7g.large'],
      subnets: [...subnets],
      amiType: 'AL2023_ARM_64_STANDARD',
      nodeRole,
      diskSize: 40,
      ...data,
    },
  });
}
