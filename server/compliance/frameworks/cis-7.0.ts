import { defineFramework } from '../define-framework';

export const cis70 = defineFramework({
  id: 'cis-7.0',
  name: 'CIS AWS Foundations Benchmark',
  version: '7.0',
  extent: 'whole',
  groups: {
    '2': 'Identity and access',
    '2.1': 'AWS Organizations',
    '3': 'Storage',
    '3.1': 'S3',
    '3.2': 'RDS',
    '3.3': 'EFS',
    '4': 'Logging',
    '5': 'Monitoring',
    '6': 'Networking',
    '6.1': 'EC2',
  },
  table: `
2.1.1 | 2.1 | manual | Root credentials of member accounts are managed centrally | iam_root_credentials_management_enabled
2.1.2 | 2.1 | manual | - |
2.1.3 | 2.1 | manual | - |
2.1.4 | 2.1 | manual | - |
2.1.5 | 2.1 | manual | Delegated administrators are known and wanted | organizations_delegated_administrators
2.1.6 | 2.1 | manual | Delegated administrators are known and wanted | organizations_delegated_administrators
2.2 | 2 | manual | Contact details are current | account_maintain_current_contact_details
2.3 | 2 | manual | A security contact is registered | account_security_contact_information_is_registered
2.4 | 2 | automated | The root user has no access key | iam_no_root_access_key
2.5 | 2 | automated | The root user signs in with MFA | iam_root_mfa_enabled
2.6 | 2 | manual | The root user’s MFA is a hardware device | iam_root_hardware_mfa_enabled
2.7 | 2 | manual | The root user is not used day to day | iam_avoid_root_usage
2.8 | 2 | automated | Passwords have 14 characters or more | iam_password_policy_minimum_length_14
2.9 | 2 | automated | The last 24 passwords cannot be used again | iam_password_policy_reuse_24
2.10 | 2 | automated | Console users sign in with MFA | iam_user_mfa_enabled_console_access
2.11 | 2 | automated | Credentials unused for 45 days are off | iam_user_accesskey_unused iam_user_console_access_unused
2.12 | 2 | automated | Access keys are younger than 90 days | iam_rotate_access_key_90_days
2.13 | 2 | automated | Users get permissions through groups | iam_policy_attached_only_to_group_or_roles
2.14 | 2 | automated | No attached policy allows everything | iam_aws_attached_policy_no_administrative_privileges iam_customer_attached_policy_no_administrative_privileges
2.15 | 2 | automated | A role exists for AWS Support cases | iam_support_role_created
2.16 | 2 | automated | Instances use roles for AWS access | ec2_instance_profile_attached
2.17 | 2 | automated | No expired server certificates are kept in IAM | iam_no_expired_server_certificates_stored
2.18 | 2 | automated | IAM Access Analyzer watches every region | accessanalyzer_enabled
2.19 | 2 | manual | People are managed centrally, by federation | iam_check_saml_providers_sts
2.20 | 2 | manual | Full access to CloudShell is restricted | iam_policy_cloudshell_admin_not_attached
2.21 | 2 | manual | Resource policies give nothing to everybody | awslambda_function_not_publicly_accessible eventbridge_bus_exposed glacier_vaults_policy_public_access kms_key_not_publicly_accessible s3_bucket_policy_public_write_access secretsmanager_not_publicly_accessible sns_topics_not_publicly_accessible sqs_queues_not_publicly_accessible
3.1.1 | 3.1 | automated | Buckets refuse plain HTTP | s3_bucket_secure_transport_policy
3.1.2 | 3.1 | manual | Buckets ask for MFA before deleting versions | s3_bucket_no_mfa_delete
3.1.3 | 3.1 | manual | Data in S3 is found and classified | macie_is_enabled
3.1.4 | 3.1 | automated | Public access to buckets is blocked | s3_account_level_public_access_blocks s3_bucket_level_public_access_block
3.2.1 | 3.2 | automated | Databases are encrypted at rest | rds_instance_storage_encrypted
3.2.2 | 3.2 | automated | Databases take minor upgrades by themselves | rds_instance_minor_version_upgrade_enabled
3.2.3 | 3.2 | automated | Databases are not reachable from the internet | rds_instance_no_public_access
3.2.4 | 3.2 | manual | Databases run in several zones | rds_cluster_multi_az rds_instance_multi_az
3.3.1 | 3.3 | automated | EFS file systems are encrypted | efs_encryption_at_rest_enabled
4.1 | 4 | manual | CloudTrail records every region | cloudtrail_multi_region_enabled
4.2 | 4 | automated | CloudTrail log files can be verified | cloudtrail_log_file_validation_enabled
4.3 | 4 | automated | AWS Config records in every region | config_recorder_all_regions_enabled
4.4 | 4 | manual | Access to the bucket of CloudTrail logs is logged | cloudtrail_logs_s3_bucket_access_logging_enabled
4.5 | 4 | automated | CloudTrail logs are encrypted with a KMS key | cloudtrail_kms_encryption_enabled
4.6 | 4 | automated | Customer managed KMS keys rotate | kms_cmk_rotation_enabled
4.7 | 4 | automated | Every VPC writes flow logs | vpc_flow_logs_enabled
4.8 | 4 | automated | Writes to S3 objects are recorded | cloudtrail_s3_dataevents_write_enabled
4.9 | 4 | automated | Reads of S3 objects are recorded | cloudtrail_s3_dataevents_read_enabled
4.10 | 4 | manual | Web front ends write access logs | apigateway_restapi_logging_enabled apigatewayv2_api_access_logging_enabled cloudfront_distributions_logging_enabled elbv2_logging_enabled
5.1 | 5 | manual | Refused API calls raise an alarm | cloudwatch_log_metric_filter_unauthorized_api_calls
5.2 | 5 | manual | Console sign-in without MFA raises an alarm | cloudwatch_log_metric_filter_sign_in_without_mfa
5.3 | 5 | manual | Use of the root user raises an alarm | cloudwatch_log_metric_filter_root_usage
5.4 | 5 | manual | Changes to IAM policies raise an alarm | cloudwatch_log_metric_filter_policy_changes
5.5 | 5 | manual | Changes to CloudTrail raise an alarm | cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled
5.6 | 5 | manual | Failed console sign-ins raise an alarm | cloudwatch_log_metric_filter_authentication_failures
5.7 | 5 | manual | Disabling or deleting KMS keys raises an alarm | cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk
5.8 | 5 | manual | Changes to bucket policies raise an alarm | cloudwatch_log_metric_filter_for_s3_bucket_policy_changes
5.9 | 5 | manual | Changes to AWS Config raise an alarm | cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled
5.10 | 5 | manual | Changes to security groups raise an alarm | cloudwatch_log_metric_filter_security_group_changes
5.11 | 5 | manual | Changes to network ACLs raise an alarm | cloudwatch_changes_to_network_acls_alarm_configured
5.12 | 5 | manual | Changes to gateways raise an alarm | cloudwatch_changes_to_network_gateways_alarm_configured
5.13 | 5 | manual | Changes to route tables raise an alarm | cloudwatch_changes_to_network_route_tables_alarm_configured
5.14 | 5 | manual | Changes to VPCs raise an alarm | cloudwatch_changes_to_vpcs_alarm_configured
5.15 | 5 | manual | Changes to AWS Organizations raise an alarm | cloudwatch_log_metric_filter_aws_organizations_changes
5.16 | 5 | automated | Security Hub is on | securityhub_enabled
6.1.1 | 6.1 | automated | New EBS volumes are encrypted by default | ec2_ebs_default_encryption
6.1.2 | 6.1 | automated | CIFS is closed to the internet | ec2_instance_port_cifs_exposed_to_internet
6.2 | 6 | automated | Network ACLs keep admin ports closed to the internet | ec2_networkacl_allow_ingress_any_port ec2_networkacl_allow_ingress_tcp_port_22 ec2_networkacl_allow_ingress_tcp_port_3389
6.3 | 6 | automated | Security groups keep admin ports closed to IPv4 | ec2_securitygroup_allow_ingress_from_internet_to_all_ports ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389
6.4 | 6 | automated | Security groups keep admin ports closed to IPv6 | ec2_securitygroup_allow_ingress_from_internet_to_all_ports ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389
6.5 | 6 | automated | Default security groups allow nothing | ec2_securitygroup_default_restrict_traffic
6.6 | 6 | manual | Routes to peered VPCs are as narrow as needed | vpc_peering_routing_tables_with_least_privilege
6.7 | 6 | automated | Instances answer IMDSv2 only | ec2_instance_imdsv2_enabled
6.8 | 6 | manual | - |
`,
});
