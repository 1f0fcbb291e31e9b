import { keyArn, knownAs, type TerraformType } from './define';

interface Attached {
  PolicyArn?: string;
}
interface Inline {
  PolicyName?: string;
  PolicyDocument?: string;
}

/** The attachment of a policy to a principal: there or not. undefined: the inventory does not know the attachments. */
const attached = (list: readonly Attached[] | undefined, arn: unknown) =>
  list && (list.find(({ PolicyArn }) => PolicyArn === arn)?.PolicyArn ?? null);
/** Terraform's id of an inline policy is `principal:name`. */
const inline = (list: readonly Inline[] | undefined, name: unknown) =>
  list && (list.find(({ PolicyName }) => PolicyName === name)?.PolicyDocument ?? null);

const parentOf = (name: 'role' | 'user' | 'group') => ({
  id: (attributes: Readonly<Record<string, unknown>>) => attributes[name],
});

/** Principals, keys, logs and what works by itself. */
export const identityTypes: Readonly<Record<string, TerraformType>> = {
  aws_iam_role: knownAs('AWS::IAM::Role', {
    compare: {
      path: (it) => it.Path,
      assume_role_policy: (it) => it.AssumeRolePolicyDocument,
      permissions_boundary: (it) => it.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
      managed_policy_arns: (it) => it.AttachedManagedPolicies?.map(({ PolicyArn }) => PolicyArn),
    },
  }),
  aws_iam_role_policy_attachment: knownAs('AWS::IAM::Role', {
    ...parentOf('role'),
    keep: ['role', 'policy_arn'],
    part: (it, { policy_arn }) => attached(it.AttachedManagedPolicies, policy_arn),
  }),
  aws_iam_role_policy: knownAs('AWS::IAM::Role', {
    ...parentOf('role'),
    keep: ['role', 'name', 'policy'],
    part: (it, { name }) => inline(it.RolePolicyList, name),
  }),
  aws_iam_user: knownAs('AWS::IAM::User', {
    compare: {
      path: (it) => it.Path,
      permissions_boundary: (it) => it.PermissionsBoundary?.PermissionsBoundaryArn ?? null,
    },
  }),
  aws_iam_user_policy_attachment: knownAs('AWS::IAM::User', {
    ...parentOf('user'),
    keep: ['user', 'policy_arn'],
    part: (it, { policy_arn }) => attached(it.AttachedManagedPolicies, policy_arn),
  }),
  aws_iam_group: knownAs('AWS::IAM::Group', {
    tags: false,
    compare: { path: (it) => it.Path },
  }),
  aws_iam_group_policy_attachment: knownAs('AWS::IAM::Group', {
    ...parentOf('group'),
    keep: ['group', 'policy_arn'],
    part: (it, { policy_arn }) => attached(it.AttachedManagedPolicies, policy_arn),
  }),
  aws_iam_policy: knownAs('AWS::IAM::ManagedPolicy', {
    tags: false,
    id: ({ name }) => name,
    keep: ['name'],
    compare: {
      policy: (it) => it.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document,
    },
  }),
  aws_iam_openid_connect_provider: knownAs('AWS::IAM::OIDCProvider', {
    tags: false,
    compare: { client_id_list: (it) => it.ClientIDList },
  }),
  aws_iam_saml_provider: knownAs('AWS::IAM::SAMLProvider', { tags: false }),
  aws_iam_server_certificate: knownAs('AWS::IAM::ServerCertificate', {
    tags: false,
  }),
  aws_kms_key: knownAs('AWS::KMS::Key', {
    id: ({ key_id }) => key_id,
    keep: ['key_id'],
    isGone: (it) => it.KeyState === 'PendingDeletion',
    compare: {
      description: (it) => it.Description,
      enable_key_rotation: (it) => it.rotation?.enabled,
      is_enabled: (it) => it.Enabled,
      key_usage: (it) => it.KeyUsage,
      customer_master_key_spec: (it) => it.KeySpec,
      policy: (it) => it.policy,
    },
  }),
  aws_secretsmanager_secret: knownAs('AWS::SecretsManager::Secret', {
    id: ({ name }) => name,
    keep: ['name'],
    compare: {
      kms_key_id: keyArn((it) => it.KmsKeyId),
      description: (it) => it.Description,
    },
  }),
  aws_cloudtrail: knownAs('AWS::CloudTrail::Trail', {
    id: ({ name }) => name,
    keep: ['name'],
    compare: {
      s3_bucket_name: (it) => it.S3BucketName,
      is_multi_region_trail: (it) => it.IsMultiRegionTrail,
      is_organization_trail: (it) => it.IsOrganizationTrail,
      enable_log_file_validation: (it) => it.LogFileValidationEnabled,
      include_global_service_events: (it) => it.IncludeGlobalServiceEvents,
      kms_key_id: keyArn((it) => it.KmsKeyId),
      enable_logging: (it) => it.status?.IsLogging,
    },
  }),
  aws_cloudwatch_metric_alarm: knownAs('AWS::CloudWatch::Alarm', {
    tags: false,
    compare: {
      metric_name: (it) => it.MetricName,
      namespace: (it) => it.Namespace,
      threshold: (it) => it.Threshold,
      period: (it) => it.Period,
      statistic: (it) => it.Statistic,
      comparison_operator: (it) => it.ComparisonOperator,
      evaluation_periods: (it) => it.EvaluationPeriods,
      actions_enabled: (it) => it.ActionsEnabled,
      alarm_actions: (it) => it.AlarmActions,
    },
  }),
  aws_cloudwatch_log_metric_filter: knownAs('AWS::Logs::MetricFilter', {
    tags: false,
    id: ({ log_group_name, name }) => `${log_group_name}:${name}`,
    keep: ['log_group_name', 'name'],
    compare: { pattern: (it) => it.filterPattern },
  }),
  aws_cloudwatch_event_bus: knownAs('AWS::Events::EventBus'),
  aws_lambda_function: knownAs('AWS::Lambda::Function', {
    id: ({ function_name }) => function_name,
    keep: ['function_name'],
    compare: {
      runtime: (it) => it.Runtime,
      handler: (it) => it.Handler,
      role: (it) => it.Role,
      memory_size: (it) => it.MemorySize,
      timeout: (it) => it.Timeout,
      description: (it) => it.Description,
      package_type: (it) => it.PackageType,
      architectures: (it) => it.Architectures,
      layers: (it) => it.Layers?.map(({ Arn }) => Arn),
      kms_key_arn: (it) => it.KMSKeyArn,
      'tracing_config.0.mode': (it) => it.TracingConfig?.Mode,
      'vpc_config.0.subnet_ids': (it) => it.VpcConfig?.SubnetIds,
      'vpc_config.0.security_group_ids': (it) => it.VpcConfig?.SecurityGroupIds,
    },
  }),
  aws_codebuild_project: knownAs('AWS::CodeBuild::Project', {
    compare: { service_role: (it) => it.serviceRole },
  }),
  aws_cognito_user_pool: knownAs('AWS::Cognito::UserPool', {
    compare: {
      name: (it) => it.Name,
      mfa_configuration: (it) => it.MfaConfiguration,
      deletion_protection: (it) => it.DeletionProtection,
    },
  }),
  aws_cloudformation_stack: knownAs('AWS::CloudFormation::Stack', {
    compare: { name: (it) => it.StackName },
  }),
};
