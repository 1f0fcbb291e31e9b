import { defineFramework } from '../define-framework';

export const nistCsf11 = defineFramework({
  id: 'nist-csf-1.1',
  name: 'NIST Cybersecurity Framework',
  version: '1.1',
  extent: 'aws-relevant-subset',
  groups: {
    'DE.AE': 'Anomalies are detected',
    'DE.CM': 'Systems are monitored',
    'DE.DP': 'Detection works',
    'ID.AM': 'Assets are known',
    'ID.BE': 'The business is understood',
    'ID.RA': 'Risks are assessed',
    'ID.SC': 'Suppliers are managed',
    'PR.AC': 'Access is controlled',
    'PR.DS': 'Data is protected',
    'PR.IP': 'Protection has processes',
    'PR.MA': 'Systems are maintained',
    'PR.PT': 'Protective technology',
    'RC.RP': 'Recovery is planned',
    'RS.AN': 'Incidents are analysed',
    'RS.MI': 'Incidents are contained',
    'RS.RP': 'Response is planned',
  },
  table: `
DE.AE-1 | DE.AE | - | Normal traffic and use are known | apigateway_restapi_logging_enabled cloudtrail_cloudwatch_logging_enabled cloudtrail_multi_region_enabled ec2_networkacl_allow_ingress_any_port ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2_securitygroup_default_restrict_traffic elb_logging_enabled elbv2_logging_enabled redshift_cluster_audit_logging s3_bucket_server_access_logging_enabled vpc_flow_logs_enabled
DE.AE-2 | DE.AE | - | Events are analysed | guardduty_is_enabled securityhub_enabled
DE.AE-3 | DE.AE | - | Events of many sources are joined | apigateway_restapi_logging_enabled cloudtrail_cloudwatch_logging_enabled cloudtrail_multi_region_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled elb_logging_enabled elbv2_logging_enabled redshift_cluster_audit_logging s3_bucket_server_access_logging_enabled vpc_flow_logs_enabled
DE.AE-4 | DE.AE | - | Impact of events is determined | cloudtrail_multi_region_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled elb_logging_enabled elbv2_logging_enabled guardduty_is_enabled guardduty_no_high_severity_findings s3_bucket_server_access_logging_enabled securityhub_enabled
DE.AE-5 | DE.AE | - | Alert thresholds are set | cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured
DE.CM-1 | DE.CM | - | The network is watched | apigateway_restapi_logging_enabled cloudtrail_multi_region_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled elb_logging_enabled elbv2_logging_enabled guardduty_is_enabled s3_bucket_server_access_logging_enabled securityhub_enabled vpc_flow_logs_enabled
DE.CM-2 | DE.CM | - | The premises are watched | cloudtrail_cloudwatch_logging_enabled cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_security_group_changes cloudwatch_log_metric_filter_sign_in_without_mfa cloudwatch_log_metric_filter_unauthorized_api_calls config_recorder_all_regions_enabled ec2_instance_imdsv2_enabled guardduty_is_enabled rds_instance_enhanced_monitoring_enabled securityhub_enabled
DE.CM-3 | DE.CM | - | Staff activity is watched | cloudtrail_multi_region_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled guardduty_is_enabled s3_bucket_server_access_logging_enabled securityhub_enabled
DE.CM-4 | DE.CM | - | Harmful code is detected | guardduty_is_enabled securityhub_enabled
DE.CM-5 | DE.CM | - | Unwanted mobile code is detected | cloudtrail_cloudwatch_logging_enabled cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured ec2_instance_imdsv2_enabled elbv2_waf_acl_attached guardduty_is_enabled guardduty_no_high_severity_findings securityhub_enabled
DE.CM-6 | DE.CM | - | Providers’ activity is watched | cloudtrail_multi_region_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled guardduty_is_enabled s3_bucket_server_access_logging_enabled securityhub_enabled
DE.CM-7 | DE.CM | - | Unknown people, devices and software are noticed | apigateway_restapi_logging_enabled cloudtrail_multi_region_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled elb_logging_enabled elbv2_logging_enabled guardduty_is_enabled s3_bucket_server_access_logging_enabled securityhub_enabled vpc_flow_logs_enabled
DE.DP-4 | DE.DP | - | Detections are told | cloudtrail_cloudwatch_logging_enabled cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured ec2_instance_imdsv2_enabled elbv2_waf_acl_attached guardduty_is_enabled guardduty_no_high_severity_findings securityhub_enabled
DE.DP-5 | DE.DP | - | Detection improves | ec2_instance_imdsv2_enabled
ID.AM-1 | ID.AM | - | Devices and systems are listed | config_recorder_all_regions_enabled ec2_instance_managed_by_ssm
ID.AM-2 | ID.AM | - | Software is listed | ec2_instance_managed_by_ssm ssm_managed_compliant_patching
ID.AM-3 | ID.AM | - | Data flows are mapped | apigateway_restapi_logging_enabled cloudtrail_multi_region_enabled elb_logging_enabled elbv2_logging_enabled redshift_cluster_audit_logging s3_bucket_server_access_logging_enabled vpc_flow_logs_enabled
ID.AM-5 | ID.AM | - | Resources are ranked |
ID.AM-6 | ID.AM | - | Roles are set |
ID.BE-5 | ID.BE | - | Needs for resilience are set | elbv2_deletion_protection rds_instance_backup_enabled rds_instance_multi_az s3_bucket_object_versioning
ID.RA-1 | ID.RA | - | Vulnerabilities are known | guardduty_is_enabled securityhub_enabled ssm_managed_compliant_patching
ID.RA-2 | ID.RA | - | Threat news is received | guardduty_is_enabled securityhub_enabled
ID.RA-3 | ID.RA | - | Threats are known | guardduty_is_enabled securityhub_enabled
ID.RA-5 | ID.RA | - | Risk is determined | cloudtrail_cloudwatch_logging_enabled cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_security_group_changes cloudwatch_log_metric_filter_sign_in_without_mfa cloudwatch_log_metric_filter_unauthorized_api_calls config_recorder_all_regions_enabled ec2_instance_imdsv2_enabled guardduty_is_enabled rds_instance_enhanced_monitoring_enabled securityhub_enabled
ID.SC-4 | ID.SC | - | Suppliers are assessed | cloudtrail_cloudwatch_logging_enabled cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_security_group_changes cloudwatch_log_metric_filter_sign_in_without_mfa cloudwatch_log_metric_filter_unauthorized_api_calls config_recorder_all_regions_enabled ec2_instance_imdsv2_enabled guardduty_is_enabled rds_instance_enhanced_monitoring_enabled securityhub_enabled
PR.AC-1 | PR.AC | - | Identities and credentials are managed | iam_aws_attached_policy_no_administrative_privileges iam_customer_attached_policy_no_administrative_privileges iam_inline_policy_no_administrative_privileges iam_no_root_access_key iam_password_policy_reuse_24 iam_role_access_not_stale_to_bedrock iam_rotate_access_key_90_days iam_user_access_not_stale_to_bedrock iam_user_access_not_stale_to_sagemaker iam_user_accesskey_unused iam_user_console_access_unused secretsmanager_automatic_rotation_enabled
PR.AC-3 | PR.AC | - | Remote access is managed | awslambda_function_not_publicly_accessible awslambda_function_url_public ec2_ebs_public_snapshot ec2_instance_public_ip ec2_networkacl_allow_ingress_any_port ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2_securitygroup_default_restrict_traffic emr_cluster_master_nodes_no_public_ip iam_root_hardware_mfa_enabled iam_root_mfa_enabled iam_user_mfa_enabled_console_access rds_instance_no_public_access rds_snapshots_public_access redshift_cluster_public_access s3_account_level_public_access_blocks s3_bucket_policy_public_write_access s3_bucket_public_access sagemaker_notebook_instance_without_direct_internet_access_configured
PR.AC-4 | PR.AC | - | Permissions follow least privilege | iam_aws_attached_policy_no_administrative_privileges iam_customer_attached_policy_no_administrative_privileges iam_inline_policy_no_administrative_privileges iam_inline_policy_no_wildcard_marketplace_subscribe iam_no_root_access_key iam_policy_no_wildcard_marketplace_subscribe iam_role_access_not_stale_to_bedrock iam_user_access_not_stale_to_bedrock iam_user_access_not_stale_to_sagemaker iam_user_accesskey_unused iam_user_console_access_unused
PR.AC-5 | PR.AC | - | The network is protected and divided | acm_certificates_expiration_check awslambda_function_not_publicly_accessible awslambda_function_url_public ec2_ebs_public_snapshot ec2_instance_public_ip ec2_networkacl_allow_ingress_any_port ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 ec2_securitygroup_default_restrict_traffic emr_cluster_master_nodes_no_public_ip rds_instance_no_public_access rds_snapshots_public_access redshift_cluster_public_access s3_account_level_public_access_blocks s3_bucket_policy_public_write_access s3_bucket_public_access sagemaker_notebook_instance_without_direct_internet_access_configured
PR.AC-6 | PR.AC | - | Identities are proven | cloudtrail_multi_region_enabled redshift_cluster_audit_logging s3_bucket_server_access_logging_enabled
PR.AC-7 | PR.AC | - | Sign-in is as strong as the risk | iam_root_hardware_mfa_enabled iam_root_mfa_enabled iam_user_mfa_enabled_console_access
PR.DS-1 | PR.DS | - | Data at rest is protected | cloudtrail_kms_encryption_enabled cloudwatch_log_group_kms_encryption_enabled ec2_ebs_volume_encryption efs_encryption_at_rest_enabled opensearch_service_domains_encryption_at_rest_enabled rds_instance_storage_encrypted s3_bucket_default_encryption sagemaker_notebook_instance_encryption_enabled sns_topics_kms_encryption_at_rest_enabled
PR.DS-2 | PR.DS | - | Data in transit is protected | acm_certificates_expiration_check elb_ssl_listeners opensearch_service_domains_node_to_node_encryption_enabled s3_bucket_secure_transport_policy
PR.DS-3 | PR.DS | - | Assets are tracked until disposal | ec2_elastic_ip_unassigned ec2_instance_managed_by_ssm ssm_managed_compliant_patching
PR.DS-4 | PR.DS | - | Capacity suffices | elbv2_deletion_protection rds_instance_backup_enabled rds_instance_enhanced_monitoring_enabled rds_instance_multi_az s3_bucket_object_versioning
PR.DS-5 | PR.DS | - | Leaks are prevented | awslambda_function_url_public cloudtrail_multi_region_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled ec2_ebs_public_snapshot elb_logging_enabled elbv2_logging_enabled guardduty_is_enabled rds_instance_no_public_access rds_snapshots_public_access redshift_cluster_public_access s3_account_level_public_access_blocks s3_bucket_policy_public_write_access s3_bucket_public_access s3_bucket_server_access_logging_enabled sagemaker_notebook_instance_without_direct_internet_access_configured securityhub_enabled vpc_flow_logs_enabled
PR.DS-6 | PR.DS | - | Integrity is checked | cloudtrail_log_file_validation_enabled
PR.DS-7 | PR.DS | - | Development is apart from production | cloudtrail_log_file_validation_enabled ec2_instance_managed_by_ssm ec2_instance_older_than_specific_days ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 elbv2_deletion_protection ssm_managed_compliant_patching
PR.DS-8 | PR.DS | - | Integrity of hardware is checked | ec2_instance_managed_by_ssm securityhub_enabled
PR.IP-1 | PR.IP | - | A baseline configuration is kept | ec2_instance_managed_by_ssm ec2_instance_older_than_specific_days ssm_managed_compliant_patching
PR.IP-2 | PR.IP | - | Development has a life cycle | ec2_instance_managed_by_ssm
PR.IP-3 | PR.IP | - | Changes are controlled | elbv2_deletion_protection
PR.IP-4 | PR.IP | - | Back-ups are made and tested | dynamodb_tables_pitr_enabled rds_instance_backup_enabled s3_bucket_object_versioning
PR.IP-7 | PR.IP | - | Protection improves |
PR.IP-8 | PR.IP | - | Effectiveness is shared | awslambda_function_url_public ec2_ebs_public_snapshot ec2_instance_public_ip eks_cluster_not_publicly_accessible emr_cluster_master_nodes_no_public_ip rds_instance_no_public_access rds_snapshots_public_access redshift_cluster_public_access s3_account_level_public_access_blocks s3_bucket_policy_public_write_access s3_bucket_public_access sagemaker_notebook_instance_without_direct_internet_access_configured
PR.IP-9 | PR.IP | - | Response and recovery plans exist | dynamodb_tables_pitr_enabled efs_have_backup_enabled elbv2_deletion_protection rds_instance_backup_enabled rds_instance_multi_az redshift_cluster_automated_snapshot s3_bucket_object_versioning
PR.IP-12 | PR.IP | - | Vulnerabilities are managed by plan | config_recorder_all_regions_enabled ec2_instance_managed_by_ssm ssm_managed_compliant_patching
PR.MA-2 | PR.MA | - | Remote maintenance is controlled | cloudtrail_multi_region_enabled
PR.PT-1 | PR.PT | - | Audit logs are written and reviewed | apigateway_restapi_logging_enabled cloudtrail_cloudwatch_logging_enabled cloudtrail_multi_region_enabled elb_logging_enabled elbv2_logging_enabled s3_bucket_server_access_logging_enabled vpc_flow_logs_enabled
PR.PT-3 | PR.PT | - | Only what is needed runs | awslambda_function_url_public ec2_ebs_public_snapshot iam_aws_attached_policy_no_administrative_privileges iam_customer_attached_policy_no_administrative_privileges iam_inline_policy_no_administrative_privileges iam_no_root_access_key rds_snapshots_public_access redshift_cluster_public_access s3_account_level_public_access_blocks s3_bucket_policy_public_write_access s3_bucket_public_access
PR.PT-4 | PR.PT | - | Networks are protected | awslambda_function_not_publicly_accessible ec2_networkacl_allow_ingress_any_port ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 rds_instance_no_public_access redshift_cluster_public_access
PR.PT-5 | PR.PT | - | Resilience is built in | elbv2_deletion_protection rds_instance_backup_enabled rds_instance_multi_az s3_bucket_object_versioning
RC.RP-1 | RC.RP | - | Recovery follows its plan | dynamodb_tables_pitr_enabled efs_have_backup_enabled elbv2_deletion_protection rds_instance_backup_enabled rds_instance_multi_az redshift_cluster_automated_snapshot s3_bucket_object_versioning
RS.AN-2 | RS.AN | - | Impact is understood | guardduty_no_high_severity_findings
RS.MI-3 | RS.MI | - | New vulnerabilities are dealt with | guardduty_no_high_severity_findings
RS.RP-1 | RS.RP | - | Response follows its plan | dynamodb_tables_pitr_enabled efs_have_backup_enabled elbv2_deletion_protection rds_instance_backup_enabled rds_instance_multi_az redshift_cluster_automated_snapshot s3_bucket_object_versioning
`,
});
