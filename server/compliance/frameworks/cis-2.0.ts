import { defineFramework } from '../define-framework';

export const cis20 = defineFramework({
  id: 'cis-2.0',
  name: 'CIS AWS Foundations Benchmark',
  version: '2.0',
  extent: 'whole',
  groups: {
    '1': 'Identity and access',
    '2': 'Storage',
    '2.1': 'S3',
    '2.2': 'EC2',
    '2.3': 'RDS',
    '2.4': 'EFS',
    '3': 'Logging',
    '4': 'Monitoring',
    '5': 'Networking',
  },
  table: `
1.1 | 1 | manual | Contact details are current | account_maintain_current_contact_details
1.2 | 1 | manual | A security contact is registered | account_security_contact_information_is_registered
1.3 | 1 | manual | Security questions are set |
1.4 | 1 | automated | The root user has no access key | iam_no_root_access_key
1.5 | 1 | automated | The root user signs in with MFA | iam_root_mfa_enabled
1.6 | 1 | automated | The root user’s MFA is a hardware device | iam_root_hardware_mfa_enabled
1.7 | 1 | automated | The root user is not used day to day | iam_avoid_root_usage
1.8 | 1 | automated | Passwords have 14 characters or more | iam_password_policy_minimum_length_14
1.9 | 1 | automated | The last 24 passwords cannot be used again | iam_password_policy_reuse_24
1.10 | 1 | automated | Console users sign in with MFA | iam_user_mfa_enabled_console_access
1.11 | 1 | automated | Users with a password get no access key at creation | iam_user_no_setup_initial_access_key
1.12 | 1 | automated | Credentials unused for 45 days are off | iam_user_accesskey_unused iam_user_console_access_unused
1.13 | 1 | automated | Nobody has two active access keys | iam_user_two_active_access_key
1.14 | 1 | automated | Access keys are younger than 90 days | iam_rotate_access_key_90_days
1.15 | 1 | automated | Users get permissions through groups | iam_policy_attached_only_to_group_or_roles
1.16 | 1 | automated | No attached policy allows everything | iam_aws_attached_policy_no_administrative_privileges iam_customer_attached_policy_no_administrative_privileges
1.17 | 1 | automated | A role exists for AWS Support cases | iam_support_role_created
1.18 | 1 | manual | Instances use roles for AWS access | ec2_instance_profile_attached
1.19 | 1 | automated | No expired server certificates are kept in IAM | iam_no_expired_server_certificates_stored
1.20 | 1 | automated | IAM Access Analyzer watches every region | accessanalyzer_enabled
1.21 | 1 | manual | People are managed centrally, by federation | iam_check_saml_providers_sts
1.22 | 1 | manual | Full access to CloudShell is restricted | iam_policy_cloudshell_admin_not_attached
2.1.1 | 2.1 | automated | Buckets refuse plain HTTP | s3_bucket_secure_transport_policy
2.1.2 | 2.1 | automated | Buckets ask for MFA before deleting versions | cloudtrail_bucket_requires_mfa_delete s3_bucket_no_mfa_delete
2.1.3 | 2.1 | manual | Data in S3 is found and classified | macie_is_enabled
2.1.4 | 2.1 | automated | Public access to buckets is blocked | s3_account_level_public_access_blocks s3_bucket_level_public_access_block
2.2.1 | 2.2 | automated | EBS volumes are encrypted | ec2_ebs_volume_encryption
2.3.1 | 2.3 | automated | Databases are encrypted at rest and on the way | rds_instance_storage_encrypted rds_instance_transport_encrypted
2.3.2 | 2.3 | automated | Databases take minor upgrades by themselves | rds_instance_minor_version_upgrade_enabled
2.3.3 | 2.3 | automated | Databases are not reachable from the internet | rds_instance_no_public_access
2.4.1 | 2.4 | manual | EFS file systems are encrypted | efs_encryption_at_rest_enabled
3.1 | 3 | automated | CloudTrail records every region | cloudtrail_multi_region_enabled
3.2 | 3 | automated | CloudTrail log files can be verified | cloudtrail_log_file_validation_enabled
3.3 | 3 | automated | The bucket of CloudTrail logs is not public | cloudtrail_logs_s3_bucket_is_not_publicly_accessible
3.4 | 3 | automated | Trails deliver to CloudWatch Logs | cloudtrail_cloudwatch_logging_enabled
3.5 | 3 | automated | AWS Config records in every region | config_recorder_all_regions_enabled
3.6 | 3 | automated | Access to the bucket of CloudTrail logs is logged | cloudtrail_logs_s3_bucket_access_logging_enabled
3.7 | 3 | automated | CloudTrail logs are encrypted with a KMS key | cloudtrail_kms_encryption_enabled
3.8 | 3 | automated | Customer managed KMS keys rotate | kms_cmk_rotation_enabled
3.9 | 3 | automated | Every VPC writes flow logs | vpc_flow_logs_enabled
3.10 | 3 | automated | Writes to S3 objects are recorded | cloudtrail_s3_dataevents_write_enabled
3.11 | 3 | automated | Reads of S3 objects are recorded | cloudtrail_s3_dataevents_read_enabled
4.1 | 4 | automated | Refused API calls raise an alarm | cloudwatch_log_metric_filter_unauthorized_api_calls
4.2 | 4 | automated | Console sign-in without MFA raises an alarm | cloudwatch_log_metric_filter_sign_in_without_mfa
4.3 | 4 | automated | Use of the root user raises an alarm | cloudwatch_log_metric_filter_root_usage
4.4 | 4 | automated | Changes to IAM policies raise an alarm | cloudwatch_log_metric_filter_policy_changes
4.5 | 4 | automated | Changes to CloudTrail raise an alarm | cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled
4.6 | 4 | automated | Failed console sign-ins raise an alarm | cloudwatch_log_metric_filter_authentication_failures
4.7 | 4 | automated | Disabling or deleting KMS keys raises an alarm | cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk
4.8 | 4 | automated | Changes to bucket policies raise an alarm | cloudwatch_log_metric_filter_for_s3_bucket_policy_changes
4.9 | 4 | automated | Changes to AWS Config raise an alarm | cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled
4.10 | 4 | automated | Changes to security groups raise an alarm | cloudwatch_log_metric_filter_security_group_changes
4.11 | 4 | automated | Changes to network ACLs raise an alarm | cloudwatch_changes_to_network_acls_alarm_configured
4.12 | 4 | automated | Changes to gateways raise an alarm | cloudwatch_changes_to_network_gateways_alarm_configured
4.13 | 4 | automated | Changes to route tables raise an alarm | cloudwatch_changes_to_network_route_tables_alarm_configured
4.14 | 4 | automated | Changes to VPCs raise an alarm | cloudwatch_changes_to_vpcs_alarm_configured
4.15 | 4 | automated | Changes to AWS Organizations raise an alarm | cloudwatch_log_metric_filter_aws_organizations_changes
4.16 | 4 | automated | Security Hub is on | securityhub_enabled
5.1 | 5 | automated | Network ACLs keep admin ports closed to the internet | ec2_networkacl_allow_ingress_any_port ec2_networkacl_allow_ingress_tcp_port_22 ec2_networkacl_allow_ingress_tcp_port_3389
5.2 | 5 | automated | Security groups keep admin ports closed to IPv4 | ec2_securitygroup_allow_ingress_from_internet_to_all_ports ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389
5.3 | 5 | automated | Security groups keep admin ports closed to IPv6 | ec2_securitygroup_allow_ingress_from_internet_to_all_ports ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389
5.4 | 5 | automated | Default security groups allow nothing | ec2_securitygroup_default_restrict_traffic
5.5 | 5 | manual | Routes to peered VPCs are as narrow as needed | vpc_peering_routing_tables_with_least_privilege
5.6 | 5 | automated | Instances answer IMDSv2 only | ec2_instance_account_imdsv2_enabled ec2_instance_imdsv2_enabled
`,
});
