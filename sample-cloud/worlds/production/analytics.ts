import type { Draft } from '../draft';
import { addEmrCluster, addEmrRegion } from '../parts/emr-cluster';
import { keyArn } from '../parts/kms-key';
import { addEndpointConfig, addModel, addNotebook } from '../parts/machine-learning';
import { assumedBy } from '../parts/policy-document';
import { addRole } from '../parts/role';
import { addDomain } from '../parts/search-domain';
import { addWarehouse } from '../parts/warehouse';
import type { Groups } from './groups';
import type { Networks } from './network';
import { dataKey, diskKey, enabledRegions, main, tagsOf } from './places';

/** What the data team runs: a warehouse, Spark, search over logs, and models. */
export function addAnalytics(draft: Draft, { shop }: Networks, groups: Groups): void {
  const { clock } = draft;
  const region = main;
  const tags = tagsOf('analytics');
  const groupId = groups.database.GroupId ?? '';
  const subnets = shop.tier('data') ?? [];

  addWarehouse(draft, {
    region,
    name: 'lumen-warehouse',
    created: clock.ago(610),
    vpcId: shop.id,
    subnets,
    groupId,
    kmsKeyArn: dataKey(draft, region, 'analytics'),
    logging: { LoggingEnabled: true, LogDestinationType: 'cloudwatch', LogExports: ['connectionlog', 'useractivitylog', 'userlog'] },
    tags,
  });
  addWarehouse(draft, {
    region,
    name: 'finance-reports',
    created: clock.ago(900),
    vpcId: shop.id,
    subnets,
    groupId,
    kmsKeyArn: keyArn(draft, region, 'lumen-databases'),
    logging: { LoggingEnabled: false },
    data: { AutomatedSnapshotRetentionPeriod: clock.turn(1, [29, 7]) },
    refuses: ['DescribeLoggingStatus'],
    tags: tagsOf('invoicing'),
  });

  addDomain(draft, {
    region,
    name: 'lumen-logs',
    place: { vpc: shop, groupId: groups.search.GroupId ?? '' },
    policy: [{ Effect: 'Allow', Principal: { AWS: draft.arn('iam', '', 'root') }, Action: 'es:ESHttp*' }],
    kmsKeyArn: keyArn(draft, region, 'lumen-databases'),
    tags: tagsOf('platform'),
  });
  addDomain(draft, {
    region,
    name: 'product-search',
    place: { vpc: shop, groupId: groups.search.GroupId ?? '' },
    policy: [],
    kmsKeyArn: keyArn(draft, region, 'lumen-databases'),
    data: {
      LogPublishingOptions: {},
      ServiceSoftwareOptions: {
        CurrentVersion: 'OpenSearch_2_11_R20240502',
        NewVersion: 'OpenSearch_2_11_R20250630',
        UpdateAvailable: clock.turn(false, [31, true]),
        UpdateStatus: 'ELIGIBLE',
      },
    },
    tags: tagsOf('search'),
  });

  // A guard rail of the organization denies EMR where nobody should use it.
  for (const each of enabledRegions)
    addEmrRegion(draft, each, each === 'us-west-2' ? { refuses: ['GetBlockPublicAccessConfiguration'] } : {});
  addEmrCluster(draft, {
    region,
    name: 'nightly-aggregates',
    created: clock.ago(75),
    primary: {
      subnet: shop.subnet('data-a'),
      groups: [groups.app],
      kmsKeyArn: diskKey(draft, region),
    },
    tags,
  });
  addEmrCluster(draft, { region, name: 'fraud-scoring', created: clock.ago(66), refuses: ['DescribeCluster'] });

  addRole(draft, { name: 'lumen-sagemaker', created: clock.ago(300), trust: [assumedBy.serviceFor(draft.account, 'sagemaker')], tags });
  const roleArn = draft.arn('iam', '', 'role/lumen-sagemaker');
  const study = { region, created: clock.ago(210), roleArn, tags };
  addNotebook(draft, { ...study, name: 'demand-forecast', subnetId: shop.subnet('app-a').id, groupId: groups.app.GroupId });
  addNotebook(draft, { ...study, name: 'fraud-study', subnetId: shop.subnet('app-b').id, refuses: ['DescribeNotebookInstance'] });
  addModel(draft, { ...study, name: 'demand-forecast', isolated: true });
  addModel(draft, { ...study, name: 'fraud-scoring', isolated: true, refuses: ['DescribeModel'] });
  const variant = { VariantName: 'all', ModelName: 'demand-forecast', InstanceType: 'ml.m5.large', InitialVariantWeight: 1 } as const;
  addEndpointConfig(draft, { ...study, name: 'demand-forecast', variants: [{ ...variant, InitialInstanceCount: 2 }] });
  addEndpointConfig(draft, {
    ...study,
    name: 'fraud-scoring',
    variants: [{ ...variant, ModelName: 'fraud-scoring', InitialInstanceCount: 3 }],
    refuses: ['DescribeEndpointConfig'],
  });
}
