import type { Draft } from '../draft';
import { addEmrCluster, addEmrRegion } from '../parts/emr-cluster';
import { addEndpointConfig, addModel, addNotebook } from '../parts/machine-learning';
import { madeUpSecrets } from '../parts/made-up-secrets';
import { addDomain } from '../parts/search-domain';
import { addGroup, allow, anywhere } from '../parts/security-group';
import { addWarehouse } from '../parts/warehouse';
import type { StagingGroups } from './compute';
import type { Networks } from './network';
import { diskKey, enabledRegions, main } from './places';

/** A warehouse, Spark, search and notebooks, all of them reachable from home. */
export function addAnalytics(draft: Draft, { shop }: Networks, groups: StagingGroups): void {
  const { clock } = draft;
  const region = main;
  const groupId = addGroup(draft, {
    region,
    vpcId: shop.id,
    name: 'staging-warehouse',
    description: 'from home',
    ingress: [allow('tcp', 5439, anywhere)],
  });
  addWarehouse(draft, {
    region,
    name: 'staging-warehouse',
    created: clock.ago(510),
    vpcId: shop.id,
    subnets: [shop.subnet('web-a'), shop.subnet('web-b')],
    groupId,
    kmsKeyArn: null,
    logging: { LoggingEnabled: false },
    data: { PubliclyAccessible: true, AutomatedSnapshotRetentionPeriod: 0, AllowVersionUpgrade: false, EnhancedVpcRouting: false },
  });
  addDomain(draft, {
    region,
    name: 'staging-search',
    place: null,
    policy: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*' }],
    kmsKeyArn: null,
    data: {
      EngineVersion: 'Elasticsearch_7.10',
      NodeToNodeEncryptionOptions: { Enabled: false },
      AdvancedSecurityOptions: { Enabled: false },
      LogPublishingOptions: undefined,
    },
  });
  for (const each of enabledRegions)
    addEmrRegion(draft, each, each === main ? { blockPublicAccess: { BlockPublicSecurityGroupRules: false } } : {});
  addEmrCluster(draft, {
    region,
    name: 'spark-try-out',
    created: clock.ago(340),
    primary: {
      subnet: shop.subnet('web-a'),
      groups: [{ GroupId: groups.app, GroupName: 'staging-app' }],
      publicAddress: 'launch',
      kmsKeyArn: diskKey(draft, region),
    },
  });
  const roleArn = draft.arn('iam', '', 'role/staging-instance');
  const study = { region, created: clock.ago(330), roleArn };
  addNotebook(draft, {
    ...study,
    name: 'try-out',
    script: `#!/bin/bash\ngit clone https://lab:${madeUpSecrets.github}@github.com/lumen-shop/models.git\n`,
    data: { RootAccess: 'Enabled' },
  });
  addModel(draft, { ...study, name: 'try-out', isolated: false });
  addEndpointConfig(draft, {
    ...study,
    name: 'try-out',
    variants: [{ VariantName: 'all', ModelName: 'try-out', InstanceType: 'ml.t2.medium', InitialInstanceCount: 1 }],
  });
}
