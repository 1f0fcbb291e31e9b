import { defineFramework } from '../define-framework';

export const fsbp = defineFramework({
  id: 'fsbp',
  name: 'AWS Foundational Security Best Practices',
  version: '',
  extent: 'whole',
  groups: {
    ACM: 'ACM',
    APIGateway: 'API Gateway',
    Account: 'Account',
    AppSync: 'AppSync',
    Athena: 'Athena',
    AutoScaling: 'Auto Scaling',
    Backup: 'Backup',
    CloudFormation: 'CloudFormation',
    CloudFront: 'CloudFront',
    CloudTrail: 'CloudTrail',
    CodeBuild: 'CodeBuild',
    Cognito: 'Cognito',
    Config: 'Config',
    DMS: 'DMS',
    DocumentDB: 'DocumentDB',
    DynamoDB: 'DynamoDB',
    EC2: 'EC2',
    ECR: 'ECR',
    ECS: 'ECS',
    EFS: 'EFS',
    EKS: 'EKS',
    ELB: 'ELB',
    EMR: 'EMR',
    ES: 'Elasticsearch',
    ElastiCache: 'ElastiCache',
    ElasticBeanstalk: 'Elastic Beanstalk',
    EventBridge: 'EventBridge',
    FSx: 'FSx',
    GuardDuty: 'GuardDuty',
    IAM: 'IAM',
    KMS: 'KMS',
    Kinesis: 'Kinesis',
    Lambda: 'Lambda',
    MSK: 'MSK',
    Macie: 'Macie',
    Neptune: 'Neptune',
    NetworkFirewall: 'Network Firewall',
    OpenSearch: 'OpenSearch',
    PrivateCertificateAuthority: 'Private Certificate Authority',
    RDS: 'RDS',
    Redshift: 'Redshift',
    Route53: 'Route 53',
    S3: 'S3',
    SNS: 'SNS',
    SQS: 'SQS',
    SSM: 'SSM',
    SageMaker: 'SageMaker',
    SecretsManager: 'Secrets Manager',
    StepFunctions: 'Step Functions',
    WAF: 'WAF',
  },
  table: `
ACM.1 | ACM | automated | ACM certificates are renewed in time | acm_certificates_expiration_check
ACM.2 | ACM | automated | RSA certificates use 2,048 bits or more | acm_certificates_with_secure_key_algorithms
APIGateway.1 | APIGateway | automated | REST and WebSocket APIs log their calls | apigateway_restapi_logging_enabled
APIGateway.2 | APIGateway | automated | REST API stages authenticate to backends by certificate | apigateway_restapi_client_certificate_enabled
APIGateway.3 | APIGateway | automated | REST API stages are traced with X-Ray |
APIGateway.4 | APIGateway | automated | REST API stages stand behind a web ACL | apigateway_restapi_waf_acl_attached
APIGateway.5 | APIGateway | automated | REST API caches are encrypted |
APIGateway.8 | APIGateway | automated | HTTP API routes name an authoriser | apigatewayv2_api_authorizers_enabled
APIGateway.9 | APIGateway | automated | HTTP API stages log accesses | apigatewayv2_api_access_logging_enabled
Account.1 | Account | automated | A security contact is registered | account_security_contact_information_is_registered
AppSync.1 | AppSync | automated | AppSync caches are encrypted at rest |
AppSync.2 | AppSync | automated | AppSync logs fields |
Athena.1 | Athena | automated | Athena workgroups encrypt results | athena_workgroup_encryption
AutoScaling.1 | AutoScaling | automated | Groups behind a load balancer use its health checks |
AutoScaling.2 | AutoScaling | automated | Groups span several zones | autoscaling_group_multiple_az
AutoScaling.3 | AutoScaling | automated | Launch configurations demand IMDSv2 |
AutoScaling.4 | AutoScaling | automated | Launch configurations keep metadata within one hop |
AutoScaling.5 | AutoScaling | automated | Launch configurations give no public addresses |
AutoScaling.6 | AutoScaling | automated | Groups mix instance types across zones |
AutoScaling.9 | AutoScaling | automated | Groups use launch templates |
Backup.1 | Backup | automated | Recovery points are encrypted |
CloudFormation.1 | CloudFormation | automated | Stacks notify through SNS |
CloudFront.1 | CloudFront | automated | Distributions have a default root object | cloudfront_distributions_default_root_object
CloudFront.3 | CloudFront | automated | Viewers are led to HTTPS |
CloudFront.4 | CloudFront | automated | Origins fail over | cloudfront_distributions_multiple_origin_failover_configured
CloudFront.5 | CloudFront | automated | Distributions log requests | cloudfront_distributions_logging_enabled
CloudFront.6 | CloudFront | automated | Distributions stand behind a web ACL | cloudfront_distributions_using_waf
CloudFront.7 | CloudFront | automated | Distributions use certificates of their own | cloudfront_distributions_custom_ssl_certificate
CloudFront.8 | CloudFront | automated | HTTPS is served by SNI | cloudfront_distributions_https_sni_enabled
CloudFront.9 | CloudFront | automated | Traffic to origins is encrypted | cloudfront_distributions_origin_traffic_encrypted
CloudFront.10 | CloudFront | automated | No outdated TLS protocol towards origins | cloudfront_distributions_using_deprecated_ssl_protocols
CloudFront.12 | CloudFront | automated | S3 origins exist | cloudfront_distributions_s3_origin_non_existent_bucket
CloudFront.13 | CloudFront | automated | S3 origins use origin access control | cloudfront_distributions_s3_origin_access_control
CloudTrail.1 | CloudTrail | automated | A trail records every region | cloudtrail_multi_region_enabled
CloudTrail.2 | CloudTrail | automated | Trails are encrypted with a KMS key | cloudtrail_kms_encryption_enabled
CloudTrail.3 | CloudTrail | automated | At least one trail is on |
CloudTrail.4 | CloudTrail | automated | Log files can be verified | cloudtrail_log_file_validation_enabled
CloudTrail.5 | CloudTrail | automated | Trails deliver to CloudWatch Logs | cloudtrail_cloudwatch_logging_enabled
CloudTrail.6 | CloudTrail | automated | The log bucket is not public | cloudtrail_logs_s3_bucket_is_not_publicly_accessible
CloudTrail.7 | CloudTrail | automated | Access to the log bucket is logged | cloudtrail_logs_s3_bucket_access_logging_enabled
CodeBuild.1 | CodeBuild | automated | Source addresses hold no credentials | codebuild_project_source_repo_url_no_sensitive_credentials
CodeBuild.2 | CodeBuild | automated | Build variables hold no clear-text credentials | codebuild_project_no_secrets_in_variables
CodeBuild.3 | CodeBuild | automated | Build logs in S3 are encrypted |
CodeBuild.4 | CodeBuild | automated | Builds are logged |
CodeBuild.5 | CodeBuild | automated | Builds run without privileged mode |
CodeBuild.7 | CodeBuild | automated | Exports of report groups are encrypted |
Cognito.1 | Cognito | automated | User pools have threat protection on | cognito_user_pool_advanced_security_enabled
Config.1 | Config | automated | AWS Config records all resource types | config_recorder_all_regions_enabled
DMS.1 | DMS | automated | Replication instances are not public | dms_instance_no_public_access
DMS.6 | DMS | automated | Replication instances take minor upgrades | dms_instance_minor_version_upgrade_enabled
DMS.7 | DMS | automated | Target replication tasks are logged |
DMS.8 | DMS | automated | Source replication tasks are logged |
DMS.9 | DMS | automated | Endpoints use TLS | dms_endpoint_ssl_enabled
DocumentDB.1 | DocumentDB | automated | Clusters are encrypted at rest | documentdb_cluster_storage_encrypted
DocumentDB.2 | DocumentDB | automated | Backups are kept long enough | documentdb_cluster_backup_enabled
DocumentDB.3 | DocumentDB | automated | Manual snapshots are not public | documentdb_cluster_public_snapshot
DocumentDB.4 | DocumentDB | automated | Audit logs go to CloudWatch | documentdb_cluster_cloudwatch_log_export
DocumentDB.5 | DocumentDB | automated | Clusters are protected from deletion | documentdb_cluster_deletion_protection
DynamoDB.1 | DynamoDB | automated | Tables scale with demand |
DynamoDB.2 | DynamoDB | automated | Tables can be restored to a point in time | dynamodb_tables_pitr_enabled
DynamoDB.3 | DynamoDB | automated | DAX clusters are encrypted at rest | dynamodb_accelerator_cluster_encryption_enabled
DynamoDB.4 | DynamoDB | automated | Tables are in a backup plan | dynamodb_table_protected_by_backup_plan
DynamoDB.6 | DynamoDB | automated | Tables are protected from deletion | dynamodb_table_deletion_protection_enabled
DynamoDB.7 | DynamoDB | automated | DAX clusters are encrypted in transit | dynamodb_accelerator_cluster_in_transit_encryption_enabled
EC2.1 | EC2 | automated | EBS snapshots are not public | ec2_ebs_public_snapshot
EC2.2 | EC2 | automated | Default security groups allow nothing | ec2_securitygroup_default_restrict_traffic
EC2.3 | EC2 | automated | Attached volumes are encrypted | ec2_ebs_volume_encryption
EC2.4 | EC2 | automated | Instances stopped for long are removed |
EC2.6 | EC2 | automated | VPCs write flow logs | vpc_flow_logs_enabled
EC2.7 | EC2 | automated | New volumes are encrypted by default | ec2_ebs_default_encryption
EC2.8 | EC2 | automated | Instances answer IMDSv2 only | ec2_instance_imdsv2_enabled
EC2.9 | EC2 | automated | Instances have no public IPv4 address | ec2_instance_public_ip
EC2.10 | EC2 | automated | The EC2 API is reached by a VPC endpoint | vpc_endpoint_for_ec2_enabled
EC2.12 | EC2 | automated | Elastic addresses are in use | ec2_elastic_ip_unassigned
EC2.13 | EC2 | automated | SSH is closed to the internet | ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22
EC2.14 | EC2 | automated | RDP is closed to the internet | ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389
EC2.15 | EC2 | automated | Subnets give no public addresses by themselves | vpc_subnet_no_public_ip_by_default
EC2.16 | EC2 | automated | Network ACLs are in use | ec2_networkacl_unused
EC2.17 | EC2 | automated | Instances have one network interface | ec2_instance_uses_single_eni
EC2.18 | EC2 | automated | Only allowed ports are open to the internet |
EC2.19 | EC2 | automated | High-risk ports are closed to the internet | ec2_securitygroup_allow_ingress_from_internet_to_high_risk_tcp_ports
EC2.20 | EC2 | automated | Both tunnels of VPN connections are up | vpc_vpn_connection_tunnels_up
EC2.21 | EC2 | automated | Network ACLs keep SSH and RDP closed | ec2_networkacl_allow_ingress_tcp_port_22 ec2_networkacl_allow_ingress_tcp_port_3389
EC2.22 | EC2 | automated | Security groups are in use | ec2_securitygroup_not_used
EC2.23 | EC2 | automated | Transit gateways do not accept attachments by themselves | ec2_transitgateway_auto_accept_vpc_attachments
EC2.24 | EC2 | automated | Instances are not paravirtual | ec2_instance_paravirtual_type
EC2.25 | EC2 | automated | Launch templates give no public addresses | ec2_launch_template_no_public_ip
EC2.28 | EC2 | automated | Volumes are in a backup plan | ec2_ebs_volume_protected_by_backup_plan
EC2.51 | EC2 | automated | Client VPN endpoints log connections | ec2_client_vpn_endpoint_connection_logging_enabled
ECR.1 | ECR | automated | Images are scanned | ecr_repositories_scan_images_on_push_enabled
ECR.2 | ECR | automated | Image tags cannot be overwritten | ecr_repositories_tag_immutability
ECR.3 | ECR | automated | Repositories have a lifecycle policy | ecr_repositories_lifecycle_policy_enabled
ECS.1 | ECS | automated | Task definitions in host network mode run as a named user | ecs_task_definitions_host_networking_mode_users
ECS.2 | ECS | automated | Services give no public addresses | ecs_service_no_assign_public_ip
ECS.3 | ECS | automated | Task definitions do not share the host’s processes | ecs_task_definitions_host_namespace_not_shared
ECS.4 | ECS | automated | Containers run without privileges | ecs_task_definitions_no_privileged_containers
ECS.5 | ECS | automated | Containers cannot write to their root file system | ecs_task_definitions_containers_readonly_access
ECS.8 | ECS | automated | Container variables hold no secrets | ecs_task_definitions_no_environment_secrets
ECS.9 | ECS | automated | Task definitions configure logging | ecs_task_definitions_logging_enabled
ECS.10 | ECS | automated | Fargate services run the latest platform |
ECS.12 | ECS | automated | Clusters use Container Insights |
EFS.1 | EFS | automated | File systems are encrypted with KMS | efs_encryption_at_rest_enabled
EFS.2 | EFS | automated | File systems are backed up | efs_have_backup_enabled
EFS.3 | EFS | automated | Access points pin a root directory |
EFS.4 | EFS | automated | Access points pin a user |
EKS.1 | EKS | automated | Cluster endpoints are not public | eks_cluster_not_publicly_accessible
EKS.2 | EKS | automated | Clusters run a supported version | eks_cluster_uses_a_supported_version
EKS.3 | EKS | automated | Kubernetes secrets are encrypted | eks_cluster_kms_cmk_encryption_in_secrets_enabled
EKS.8 | EKS | automated | Control planes log audits | eks_control_plane_logging_all_types_enabled
ELB.1 | ELB | automated | Load balancers lead HTTP to HTTPS | elbv2_ssl_listeners
ELB.2 | ELB | automated | Classic load balancers use ACM certificates |
ELB.3 | ELB | automated | Classic listeners are encrypted | elb_ssl_listeners
ELB.4 | ELB | automated | Invalid headers are dropped | elbv2_alb_drop_invalid_header_fields_enabled
ELB.5 | ELB | automated | Load balancers log requests | elb_logging_enabled elbv2_logging_enabled
ELB.6 | ELB | automated | Load balancers are protected from deletion | elbv2_deletion_protection
ELB.7 | ELB | automated | Classic load balancers drain connections |
ELB.9 | ELB | automated | Classic load balancers balance across zones | elb_cross_zone_load_balancing_enabled
ELB.10 | ELB | automated | Classic load balancers span zones | elb_is_in_multiple_az
ELB.12 | ELB | automated | Application load balancers mitigate request smuggling | elbv2_desync_mitigation_mode
ELB.13 | ELB | automated | Load balancers span zones | elbv2_is_in_multiple_az
ELB.14 | ELB | automated | Classic load balancers mitigate request smuggling |
ELB.16 | ELB | automated | Application load balancers stand behind a web ACL | elbv2_waf_acl_attached
EMR.1 | EMR | automated | Primary nodes have no public address | emr_cluster_master_nodes_no_public_ip
EMR.2 | EMR | automated | Public access to clusters is blocked in the account | emr_cluster_account_public_block_enabled
ES.1 | ES | automated | Elasticsearch domains are encrypted at rest | opensearch_service_domains_encryption_at_rest_enabled
ES.2 | ES | automated | Elasticsearch domains are not public | opensearch_service_domains_not_publicly_accessible
ES.3 | ES | automated | Elasticsearch nodes talk encrypted | opensearch_service_domains_node_to_node_encryption_enabled
ES.4 | ES | automated | Elasticsearch errors are logged | opensearch_service_domains_cloudwatch_logging_enabled
ES.5 | ES | automated | Elasticsearch audits are logged | opensearch_service_domains_audit_logging_enabled
ES.6 | ES | automated | Elasticsearch domains have three data nodes |
ES.7 | ES | automated | Elasticsearch domains have three dedicated masters |
ES.8 | ES | automated | Elasticsearch connections use current TLS |
ElastiCache.1 | ElastiCache | automated | Redis clusters are backed up | elasticache_redis_cluster_backup_enabled
ElastiCache.2 | ElastiCache | automated | Clusters take minor upgrades | elasticache_redis_cluster_auto_minor_version_upgrades
ElastiCache.3 | ElastiCache | automated | Replication groups fail over by themselves |
ElastiCache.4 | ElastiCache | automated | Replication groups are encrypted at rest |
ElastiCache.5 | ElastiCache | automated | Replication groups are encrypted in transit |
ElastiCache.6 | ElastiCache | automated | Older Redis groups demand a password | elasticache_redis_replication_group_auth_enabled
ElastiCache.7 | ElastiCache | automated | Clusters use a subnet group of their own |
ElasticBeanstalk.1 | ElasticBeanstalk | automated | Environments report enhanced health |
ElasticBeanstalk.3 | ElasticBeanstalk | automated | Environments stream logs to CloudWatch |
EventBridge.3 | EventBridge | automated | Custom buses have a resource policy |
FSx.1 | FSx | automated | OpenZFS copies tags to backups and volumes |
GuardDuty.1 | GuardDuty | automated | GuardDuty is on | guardduty_is_enabled
GuardDuty.9 | GuardDuty | automated | GuardDuty watches RDS sign-ins | guardduty_rds_protection_enabled
GuardDuty.10 | GuardDuty | automated | GuardDuty watches S3 | guardduty_s3_protection_enabled
IAM.1 | IAM | automated | No policy allows everything | iam_aws_attached_policy_no_administrative_privileges iam_customer_attached_policy_no_administrative_privileges iam_inline_policy_no_administrative_privileges
IAM.2 | IAM | automated | Users have no policies of their own |
IAM.3 | IAM | automated | Access keys are younger than 90 days | iam_rotate_access_key_90_days
IAM.4 | IAM | automated | The root user has no access key | iam_no_root_access_key
IAM.5 | IAM | automated | Console users sign in with MFA | iam_user_mfa_enabled_console_access
IAM.6 | IAM | automated | The root user’s MFA is a hardware device | iam_root_hardware_mfa_enabled
IAM.7 | IAM | automated | The password policy is strong | iam_password_policy_expires_passwords_within_90_days_or_less iam_password_policy_lowercase iam_password_policy_minimum_length_14 iam_password_policy_number iam_password_policy_reuse_24 iam_password_policy_symbol iam_password_policy_uppercase
IAM.8 | IAM | automated | Unused credentials are removed | iam_user_accesskey_unused iam_user_console_access_unused
IAM.9 | IAM | automated | The root user signs in with MFA |
IAM.10 | IAM | automated | The password policy meets the basic rules | iam_password_policy_expires_passwords_within_90_days_or_less iam_password_policy_lowercase iam_password_policy_minimum_length_14 iam_password_policy_number iam_password_policy_reuse_24 iam_password_policy_symbol iam_password_policy_uppercase
IAM.19 | IAM | automated | All users have MFA |
IAM.21 | IAM | automated | Policies allow no whole services by wildcard |
IAM.22 | IAM | automated | Credentials unused for 45 days are removed | iam_user_accesskey_unused iam_user_console_access_unused
IAM.26 | IAM | automated | Expired certificates are removed from IAM | iam_no_expired_server_certificates_stored
KMS.1 | KMS | automated | Managed policies do not allow decrypting with any key |
KMS.2 | KMS | automated | Inline policies do not allow decrypting with any key |
KMS.3 | KMS | automated | No key waits for deletion by accident | kms_cmk_not_deleted_unintentionally
KMS.4 | KMS | automated | Keys rotate | kms_cmk_rotation_enabled
KMS.5 | KMS | automated | Keys are not public | kms_key_not_publicly_accessible
Kinesis.1 | Kinesis | automated | Streams are encrypted at rest |
Lambda.1 | Lambda | automated | Functions are not public | awslambda_function_not_publicly_accessible
Lambda.2 | Lambda | automated | Functions use supported runtimes | awslambda_function_using_supported_runtimes
Lambda.3 | Lambda | automated | Functions run in a VPC | awslambda_function_inside_vpc
Lambda.5 | Lambda | automated | Functions in a VPC span zones | awslambda_function_vpc_multi_az
MSK.1 | MSK | automated | Brokers talk encrypted | kafka_cluster_in_transit_encryption_enabled
MSK.2 | MSK | automated | Clusters are monitored closely | kafka_cluster_enhanced_monitoring_enabled
Macie.1 | Macie | automated | Macie is on | macie_is_enabled
Neptune.1 | Neptune | automated | Clusters are encrypted at rest |
Neptune.2 | Neptune | automated | Audit logs go to CloudWatch | neptune_cluster_integration_cloudwatch_logs
Neptune.3 | Neptune | automated | Snapshots are not public | neptune_cluster_public_snapshot
Neptune.4 | Neptune | automated | Clusters are protected from deletion | neptune_cluster_deletion_protection
Neptune.5 | Neptune | automated | Clusters are backed up | neptune_cluster_backup_enabled
Neptune.6 | Neptune | automated | Snapshots are encrypted | neptune_cluster_snapshot_encrypted
Neptune.7 | Neptune | automated | Clusters take IAM sign-in | neptune_cluster_iam_authentication_enabled
Neptune.8 | Neptune | automated | Tags go along to snapshots | neptune_cluster_copy_tags_to_snapshots
Neptune.9 | Neptune | automated | Clusters span zones | neptune_cluster_multi_az
NetworkFirewall.2 | NetworkFirewall | automated | Firewalls log |
NetworkFirewall.3 | NetworkFirewall | automated | Policies have rule groups | networkfirewall_policy_rule_group_associated
NetworkFirewall.4 | NetworkFirewall | automated | Policies drop or forward whole packets by default |
NetworkFirewall.5 | NetworkFirewall | automated | Policies drop or forward fragments by default |
NetworkFirewall.6 | NetworkFirewall | automated | Stateless rule groups are not empty |
NetworkFirewall.9 | NetworkFirewall | automated | Firewalls are protected from deletion | networkfirewall_deletion_protection
OpenSearch.1 | OpenSearch | automated | Domains are encrypted at rest | opensearch_service_domains_encryption_at_rest_enabled
OpenSearch.2 | OpenSearch | automated | Domains are not public | opensearch_service_domains_not_publicly_accessible
OpenSearch.3 | OpenSearch | automated | Nodes talk encrypted | opensearch_service_domains_node_to_node_encryption_enabled
OpenSearch.4 | OpenSearch | automated | Errors are logged | opensearch_service_domains_cloudwatch_logging_enabled
OpenSearch.5 | OpenSearch | automated | Audits are logged | opensearch_service_domains_audit_logging_enabled
OpenSearch.6 | OpenSearch | automated | Domains have three data nodes |
OpenSearch.7 | OpenSearch | automated | Domains have fine-grained access control | opensearch_service_domains_access_control_enabled
OpenSearch.8 | OpenSearch | automated | Connections use current TLS |
OpenSearch.10 | OpenSearch | automated | Domains run the latest software | opensearch_service_domains_updated_to_the_latest_service_software_version
PrivateCertificateAuthority.1 | PrivateCertificateAuthority | automated | The root authority is off |
RDS.1 | RDS | automated | Snapshots are not public | rds_snapshots_public_access
RDS.2 | RDS | automated | Instances are not public | rds_instance_no_public_access
RDS.3 | RDS | automated | Instances are encrypted at rest | rds_instance_storage_encrypted
RDS.4 | RDS | automated | Snapshots are encrypted | rds_snapshots_encrypted
RDS.5 | RDS | automated | Instances run in several zones | rds_instance_multi_az
RDS.6 | RDS | automated | Instances report enhanced metrics | rds_instance_enhanced_monitoring_enabled
RDS.7 | RDS | automated | Clusters are protected from deletion | rds_cluster_deletion_protection
RDS.8 | RDS | automated | Instances are protected from deletion | rds_instance_deletion_protection
RDS.9 | RDS | automated | Instances publish logs | rds_instance_integration_cloudwatch_logs
RDS.10 | RDS | automated | Instances take IAM sign-in | rds_instance_iam_authentication_enabled
RDS.11 | RDS | automated | Instances are backed up | rds_instance_backup_enabled
RDS.12 | RDS | automated | Clusters take IAM sign-in | rds_cluster_iam_authentication_enabled
RDS.13 | RDS | automated | Instances take minor upgrades | rds_instance_minor_version_upgrade_enabled
RDS.14 | RDS | automated | Aurora clusters can be turned back in time | rds_cluster_backtrack_enabled
RDS.15 | RDS | automated | Clusters run in several zones | rds_cluster_multi_az
RDS.16 | RDS | automated | Clusters copy tags to snapshots | rds_cluster_copy_tags_to_snapshots
RDS.17 | RDS | automated | Instances copy tags to snapshots | rds_instance_copy_tags_to_snapshots
RDS.18 | RDS | automated | Instances are in a VPC | rds_instance_inside_vpc
RDS.19 | RDS | automated | Critical cluster events are subscribed to | rds_cluster_critical_event_subscription
RDS.20 | RDS | automated | Critical instance events are subscribed to | rds_instance_critical_event_subscription
RDS.21 | RDS | automated | Parameter group events are subscribed to | rds_instance_event_subscription_parameter_groups
RDS.22 | RDS | automated | Security group events are subscribed to | rds_instance_event_subscription_security_groups
RDS.23 | RDS | automated | Instances do not use the default port | rds_instance_non_default_port
RDS.24 | RDS | automated | Clusters have an admin name of their own | rds_cluster_default_admin
RDS.25 | RDS | automated | Instances have an admin name of their own | rds_instance_default_admin
RDS.26 | RDS | automated | Instances are in a backup plan |
RDS.27 | RDS | automated | Clusters are encrypted at rest | rds_cluster_storage_encrypted
RDS.34 | RDS | automated | Aurora MySQL publishes audit logs |
RDS.35 | RDS | automated | Clusters take minor upgrades | rds_cluster_minor_version_upgrade_enabled
RDS.36 | RDS | automated | PostgreSQL instances publish logs |
RDS.37 | RDS | automated | Aurora PostgreSQL publishes logs | rds_cluster_integration_cloudwatch_logs
RDS.38 | RDS | automated | PostgreSQL connections are encrypted | rds_instance_transport_encrypted
RDS.39 | RDS | automated | MySQL connections are encrypted | rds_instance_transport_encrypted
Redshift.1 | Redshift | automated | Clusters are not public | redshift_cluster_public_access
Redshift.2 | Redshift | automated | Connections are encrypted |
Redshift.3 | Redshift | automated | Snapshots are taken by themselves | redshift_cluster_automated_snapshot
Redshift.4 | Redshift | automated | Audits are logged | redshift_cluster_audit_logging
Redshift.6 | Redshift | automated | Clusters take major upgrades | redshift_cluster_automatic_upgrades
Redshift.7 | Redshift | automated | Traffic is routed through the VPC |
Redshift.8 | Redshift | automated | Clusters have an admin name of their own |
Redshift.9 | Redshift | automated | Clusters have a database name of their own |
Redshift.10 | Redshift | automated | Clusters are encrypted at rest |
Route53.2 | Route53 | automated | Public zones log queries |
S3.1 | S3 | automated | Public access is blocked in the account | s3_account_level_public_access_blocks
S3.2 | S3 | automated | Buckets are not publicly readable |
S3.3 | S3 | automated | Buckets are not publicly writable | s3_bucket_policy_public_write_access s3_bucket_public_write_acl
S3.5 | S3 | automated | Buckets refuse plain HTTP | s3_bucket_secure_transport_policy
S3.6 | S3 | automated | Bucket policies keep other accounts from risky actions | s3_bucket_cross_account_access
S3.7 | S3 | automated | Buckets replicate to another region | s3_bucket_cross_region_replication
S3.8 | S3 | automated | Public access is blocked on buckets | s3_bucket_level_public_access_block
S3.9 | S3 | automated | Access to buckets is logged | s3_bucket_server_access_logging_enabled
S3.10 | S3 | automated | Versioned buckets have lifecycle rules |
S3.11 | S3 | automated | Buckets notify of events |
S3.12 | S3 | automated | Access is not managed by ACLs | s3_bucket_acl_prohibited
S3.13 | S3 | automated | Buckets have lifecycle rules | s3_bucket_lifecycle_enabled
S3.14 | S3 | automated | Buckets keep versions | s3_bucket_object_versioning
S3.15 | S3 | automated | Objects can be locked | s3_bucket_object_lock
S3.17 | S3 | automated | Buckets encrypt with KMS | s3_bucket_kms_encryption
S3.19 | S3 | automated | Access points block public access | s3_access_point_public_access_block
S3.20 | S3 | automated | Deleting versions takes MFA | s3_bucket_no_mfa_delete
SNS.1 | SNS | automated | Topics are encrypted with KMS | sns_topics_kms_encryption_at_rest_enabled
SNS.2 | SNS | automated | Deliveries are logged |
SNS.4 | SNS | automated | Topics are not public |
SQS.1 | SQS | automated | Queues are encrypted at rest | sqs_queues_server_side_encryption_enabled
SSM.1 | SSM | automated | Instances are managed by Systems Manager | ec2_instance_managed_by_ssm
SSM.2 | SSM | automated | Managed instances are patched | ssm_managed_compliant_patching
SSM.3 | SSM | automated | Managed instances keep to their associations |
SSM.4 | SSM | automated | Documents are not public | ssm_documents_set_as_public
SageMaker.1 | SageMaker | automated | Notebooks have no direct internet access | sagemaker_notebook_instance_without_direct_internet_access_configured
SageMaker.2 | SageMaker | automated | Notebooks run in a VPC | sagemaker_notebook_instance_vpc_settings_configured
SageMaker.3 | SageMaker | automated | Notebook users are not root | sagemaker_notebook_instance_root_access_disabled
SageMaker.4 | SageMaker | automated | Endpoints run more than one instance | sagemaker_endpoint_config_prod_variant_instances
SageMaker.5 | SageMaker | automated | Models are isolated from the network | sagemaker_models_network_isolation_enabled
SecretsManager.1 | SecretsManager | automated | Secrets rotate by themselves | secretsmanager_automatic_rotation_enabled
SecretsManager.2 | SecretsManager | automated | Rotation succeeds |
SecretsManager.3 | SecretsManager | automated | Unused secrets are removed |
SecretsManager.4 | SecretsManager | automated | Secrets rotate in time |
StepFunctions.1 | StepFunctions | automated | State machines log |
WAF.1 | WAF | automated | Classic web ACLs of global endpoints log |
WAF.2 | WAF | automated | Classic regional rules have a condition |
WAF.3 | WAF | automated | Classic regional rule groups have a rule |
WAF.4 | WAF | automated | Classic regional web ACLs have a rule |
WAF.6 | WAF | automated | Classic global rules have a condition |
WAF.7 | WAF | automated | Classic global rule groups have a rule |
WAF.8 | WAF | automated | Classic global web ACLs have a rule |
WAF.10 | WAF | automated | Web ACLs have a rule |
WAF.11 | WAF | automated | Web ACLs log | wafv2_webacl_logging_enabled
WAF.12 | WAF | automated | Rules report metrics |
`,
});
