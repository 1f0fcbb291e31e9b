import { keyArn, knownAs, type TerraformType } from './define';

const bucket = {
  id: ({ bucket }: Readonly<Record<string, unknown>>) => bucket,
  keep: ['bucket'],
};

const domain = knownAs('AWS::OpenSearchService::Domain', {
  id: ({ domain_name }) => domain_name,
  keep: ['domain_name'],
  compare: {
    'encrypt_at_rest.0.enabled': (it) => it.EncryptionAtRestOptions?.Enabled,
    'node_to_node_encryption.0.enabled': (it) => it.NodeToNodeEncryptionOptions?.Enabled,
    'domain_endpoint_options.0.enforce_https': (it) => it.DomainEndpointOptions?.EnforceHTTPS,
    'domain_endpoint_options.0.tls_security_policy': (it) => it.DomainEndpointOptions?.TLSSecurityPolicy,
    access_policies: (it) => it.AccessPolicies,
  },
});

const clusterOf = (type: 'AWS::RDS::DBCluster' | 'AWS::DocDB::DBCluster' | 'AWS::Neptune::DBCluster') =>
  knownAs(type, {
    id: ({ cluster_identifier }) => cluster_identifier,
    keep: ['cluster_identifier'],
    compare: {
      engine: (it) => it.Engine,
      backup_retention_period: (it) => it.BackupRetentionPeriod,
      deletion_protection: (it) => it.DeletionProtection,
      storage_encrypted: (it) => it.StorageEncrypted,
      kms_key_id: keyArn((it) => it.KmsKeyId),
      port: (it) => it.Port,
      vpc_security_group_ids: (it) => it.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
      iam_database_authentication_enabled: (it) => it.IAMDatabaseAuthenticationEnabled,
    },
  });

/** Buckets, databases, queues and other places of data. */
export const dataStoreTypes: Readonly<Record<string, TerraformType>> = {
  aws_s3_bucket: knownAs('AWS::S3::Bucket', {
    ...bucket,
    compare: {
      policy: (it) => it.policy,
      'versioning.0.enabled': (it) => it.versioning && it.versioning.status === 'Enabled',
      'server_side_encryption_configuration.0.rule.0.apply_server_side_encryption_by_default.0.sse_algorithm': (it) =>
        it.encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
    },
  }),
  aws_s3_bucket_policy: knownAs('AWS::S3::Bucket', {
    ...bucket,
    part: (it) => it.policy,
    compare: { policy: (it) => it.policy },
  }),
  aws_s3_bucket_versioning: knownAs('AWS::S3::Bucket', {
    ...bucket,
    part: (it) => it.versioning,
    compare: {
      'versioning_configuration.0.status': (it) => (it.versioning?.status === 'Off' ? 'Disabled' : it.versioning?.status),
    },
  }),
  aws_s3_bucket_public_access_block: knownAs('AWS::S3::Bucket', {
    ...bucket,
    part: (it) => it.publicAccessBlock,
    compare: {
      block_public_acls: (it) => it.publicAccessBlock?.BlockPublicAcls,
      block_public_policy: (it) => it.publicAccessBlock?.BlockPublicPolicy,
      ignore_public_acls: (it) => it.publicAccessBlock?.IgnorePublicAcls,
      restrict_public_buckets: (it) => it.publicAccessBlock?.RestrictPublicBuckets,
    },
  }),
  aws_s3_bucket_server_side_encryption_configuration: knownAs('AWS::S3::Bucket', {
    ...bucket,
    part: (it) => it.encryption,
    compare: {
      'rule.0.apply_server_side_encryption_by_default.0.sse_algorithm': (it) =>
        it.encryption?.Rules?.[0]?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm,
      'rule.0.bucket_key_enabled': (it) => it.encryption?.Rules?.[0]?.BucketKeyEnabled,
    },
  }),
  aws_s3_bucket_logging: knownAs('AWS::S3::Bucket', {
    ...bucket,
    part: (it) => it.logging,
    compare: {
      target_bucket: (it) => it.logging?.TargetBucket,
      target_prefix: (it) => it.logging?.TargetPrefix,
    },
  }),
  aws_s3_bucket_ownership_controls: knownAs('AWS::S3::Bucket', {
    ...bucket,
    part: (it) => it.ownership,
    compare: {
      'rule.0.object_ownership': (it) => it.ownership?.Rules?.[0]?.ObjectOwnership,
    },
  }),
  aws_s3_account_public_access_block: knownAs('AWS::S3::AccountSettings', {
    part: (it) => it.publicAccessBlock,
    compare: {
      block_public_acls: (it) => it.publicAccessBlock?.BlockPublicAcls,
      block_public_policy: (it) => it.publicAccessBlock?.BlockPublicPolicy,
      ignore_public_acls: (it) => it.publicAccessBlock?.IgnorePublicAcls,
      restrict_public_buckets: (it) => it.publicAccessBlock?.RestrictPublicBuckets,
    },
  }),
  aws_s3_access_point: knownAs('AWS::S3::AccessPoint', {
    tags: false,
    compare: { bucket: (it) => it.Bucket },
  }),
  aws_db_instance: knownAs('AWS::RDS::DBInstance', {
    id: ({ identifier }) => identifier,
    keep: ['identifier'],
    compare: {
      instance_class: (it) => it.DBInstanceClass,
      engine: (it) => it.Engine,
      engine_version_actual: (it) => it.EngineVersion,
      multi_az: (it) => it.MultiAZ,
      storage_type: (it) => it.StorageType,
      storage_encrypted: (it) => it.StorageEncrypted,
      kms_key_id: keyArn((it) => it.KmsKeyId),
      publicly_accessible: (it) => it.PubliclyAccessible,
      backup_retention_period: (it) => it.BackupRetentionPeriod,
      deletion_protection: (it) => it.DeletionProtection,
      iam_database_authentication_enabled: (it) => it.IAMDatabaseAuthenticationEnabled,
      auto_minor_version_upgrade: (it) => it.AutoMinorVersionUpgrade,
      performance_insights_enabled: (it) => it.PerformanceInsightsEnabled,
      port: (it) => it.Endpoint?.Port,
      vpc_security_group_ids: (it) => it.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
    },
  }),
  aws_rds_cluster: clusterOf('AWS::RDS::DBCluster'),
  aws_docdb_cluster: clusterOf('AWS::DocDB::DBCluster'),
  aws_neptune_cluster: clusterOf('AWS::Neptune::DBCluster'),
  aws_rds_cluster_instance: knownAs('AWS::RDS::DBInstance', {
    id: ({ identifier }) => identifier,
    keep: ['identifier'],
    compare: {
      instance_class: (it) => it.DBInstanceClass,
      publicly_accessible: (it) => it.PubliclyAccessible,
    },
  }),
  aws_db_snapshot: knownAs('AWS::RDS::DBSnapshot', {
    compare: { encrypted: (it) => it.Encrypted },
  }),
  aws_db_parameter_group: knownAs('AWS::RDS::DBParameterGroup', {
    tags: false,
    compare: { family: (it) => it.DBParameterGroupFamily },
  }),
  aws_dynamodb_table: knownAs('AWS::DynamoDB::Table', {
    compare: {
      billing_mode: (it) => it.BillingModeSummary?.BillingMode,
      deletion_protection_enabled: (it) => it.DeletionProtectionEnabled,
      stream_enabled: (it) => it.StreamSpecification?.StreamEnabled,
      'point_in_time_recovery.0.enabled': (it) => {
        const status = it.continuousBackups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
        return status && status === 'ENABLED';
      },
    },
  }),
  aws_dax_cluster: knownAs('AWS::DAX::Cluster', {
    compare: { node_type: (it) => it.NodeType },
  }),
  aws_elasticache_replication_group: knownAs('AWS::ElastiCache::ReplicationGroup', {
    compare: {
      node_type: (it) => it.CacheNodeType,
      at_rest_encryption_enabled: (it) => it.AtRestEncryptionEnabled,
      transit_encryption_enabled: (it) => it.TransitEncryptionEnabled,
      automatic_failover_enabled: (it) => it.AutomaticFailover && it.AutomaticFailover === 'enabled',
      multi_az_enabled: (it) => it.MultiAZ && it.MultiAZ === 'enabled',
      snapshot_retention_limit: (it) => it.SnapshotRetentionLimit,
    },
  }),
  aws_elasticache_cluster: knownAs('AWS::ElastiCache::CacheCluster'),
  aws_opensearch_domain: domain,
  aws_elasticsearch_domain: domain,
  aws_redshift_cluster: knownAs('AWS::Redshift::Cluster', {
    compare: {
      node_type: (it) => it.NodeType,
      number_of_nodes: (it) => it.NumberOfNodes,
      encrypted: (it) => it.Encrypted,
      kms_key_id: keyArn((it) => it.KmsKeyId),
      publicly_accessible: (it) => it.PubliclyAccessible,
      enhanced_vpc_routing: (it) => it.EnhancedVpcRouting,
      port: (it) => it.Endpoint?.Port,
    },
  }),
  aws_redshift_subnet_group: knownAs('AWS::Redshift::ClusterSubnetGroup'),
  aws_efs_file_system: knownAs('AWS::EFS::FileSystem', {
    compare: {
      encrypted: (it) => it.Encrypted,
      kms_key_id: keyArn((it) => it.KmsKeyId),
      performance_mode: (it) => it.PerformanceMode,
      throughput_mode: (it) => it.ThroughputMode,
    },
  }),
  aws_sns_topic: knownAs('AWS::SNS::Topic', {
    compare: {
      policy: (it) => it.attributes?.Policy,
      display_name: (it) => it.attributes?.DisplayName,
      kms_master_key_id: (it) => it.attributes && (it.attributes.KmsMasterKeyId ?? null),
    },
  }),
  aws_sqs_queue: knownAs('AWS::SQS::Queue', {
    id: ({ name }) => name,
    keep: ['name'],
    compare: {
      policy: (it) => it.attributes && (it.attributes.Policy ?? null),
      kms_master_key_id: (it) => it.attributes && (it.attributes.KmsMasterKeyId ?? null),
      visibility_timeout_seconds: (it) => it.attributes?.VisibilityTimeout,
      message_retention_seconds: (it) => it.attributes?.MessageRetentionPeriod,
      delay_seconds: (it) => it.attributes?.DelaySeconds,
    },
  }),
  aws_glacier_vault: knownAs('AWS::Glacier::Vault', { tags: false }),
  aws_backup_plan: knownAs('AWS::Backup::BackupPlan', {
    tags: false,
    compare: { name: (it) => it.BackupPlanName },
  }),
  aws_athena_workgroup: knownAs('AWS::Athena::WorkGroup', {
    compare: {
      state: (it) => it.State,
      'configuration.0.enforce_workgroup_configuration': (it) => it.Configuration?.EnforceWorkGroupConfiguration,
    },
  }),
};
