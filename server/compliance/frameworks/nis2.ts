import { defineFramework } from '../define-framework';

export const nis2 = defineFramework({
  id: 'nis2',
  name: 'NIS2',
  version: 'Implementing Regulation 2024/2690',
  extent: 'aws-relevant-subset',
  groups: {
    '1.1': 'Security policy',
    '1.2': 'Roles and responsibilities',
    '2.1': 'Risk management',
    '2.2': 'Compliance is watched',
    '2.3': 'Independent review',
    '3.1': 'Incident policy',
    '3.2': 'Monitoring and logging',
    '3.4': 'Events are assessed',
    '3.5': 'Incidents are answered',
    '3.6': 'Lessons of incidents',
    '4.1': 'Continuity and recovery plans',
    '4.2': 'Back-ups and redundancy',
    '4.3': 'Crisis management',
    '5.1': 'Security of suppliers',
    '6.1': 'Acquisition of services and products',
    '6.2': 'Secure development',
    '6.4': 'Changes, repairs and maintenance',
    '6.6': 'Security patches',
    '6.7': 'Network security',
    '6.8': 'Network segmentation',
    '6.9': 'Protection from harmful software',
    '7.2': 'Effectiveness is measured',
    '9.2': 'Cryptography',
    '11.1': 'Access policy',
    '11.2': 'Access rights',
    '11.3': 'Privileged accounts',
    '11.4': 'Administration systems',
    '11.5': 'Identification',
    '11.6': 'Authentication',
    '11.7': 'MFA',
    '12.1': 'Classification of assets',
    '12.2': 'Handling of assets',
  },
  table: `
1.1.1.a | 1.1 | - | Approach to security is written down | account_security_contact_information_is_registered route53_domains_privacy_protection_enabled secretsmanager_not_publicly_accessible
1.1.1.c | 1.1 | - | Security objectives are set | route53_domains_privacy_protection_enabled
1.1.1.d | 1.1 | - | Security keeps improving | iam_password_policy_expires_passwords_within_90_days_or_less iam_rotate_access_key_90_days route53_domains_privacy_protection_enabled secretsmanager_secret_rotated_periodically
1.1.1.h | 1.1 | - | Records to keep, and for how long | cloudwatch_log_group_retention_policy_specific_days_enabled kinesis_stream_data_retention_period s3_bucket_server_access_logging_enabled
1.1.2 | 1.1 | - | Policy is reviewed every year | iam_password_policy_expires_passwords_within_90_days_or_less iam_rotate_access_key_90_days secretsmanager_secret_rotated_periodically
1.2.1 | 1.2 | - | Responsibilities are assigned to roles | iam_policy_attached_only_to_group_or_roles iam_policy_cloudshell_admin_not_attached iam_role_administratoraccess_policy
1.2.3 | 1.2 | - | Somebody reports to management | account_security_contact_information_is_registered
1.2.4 | 1.2 | - | Security has roles of its own | iam_securityaudit_role_created
2.1.1 | 2.1 | - | Risks are managed in a framework | iam_securityaudit_role_created iam_support_role_created ssmincidents_enabled_with_plans
2.1.2.a | 2.1 | - | Risks are assessed by a method | iam_securityaudit_role_created iam_support_role_created ssmincidents_enabled_with_plans
2.1.2.d | 2.1 | - | Risks and single points of failure are found | backup_plans_exist networkfirewall_multi_az networkfirewall_policy_rule_group_associated
2.1.2.e | 2.1 | - | Risks are analysed | iam_securityaudit_role_created
2.1.2.f | 2.1 | - | Risks are weighed by criteria | iam_policy_attached_only_to_group_or_roles iam_securityaudit_role_created secretsmanager_secret_rotated_periodically
2.1.2.g | 2.1 | - | Treatments are chosen by priority | accessanalyzer_enabled_without_findings guardduty_no_high_severity_findings inspector2_active_findings_exist
2.1.2.h | 2.1 | - | Treatment of risks is followed up | accessanalyzer_enabled_without_findings guardduty_no_high_severity_findings inspector2_active_findings_exist
2.1.2.i | 2.1 | - | Each treatment has an owner and a date | ssmincidents_enabled_with_plans
2.1.2.j | 2.1 | - | Treatments and what remains are recorded | backup_plans_exist backup_reportplans_exist
2.1.3 | 2.1 | - | What treatments are chosen by | backup_recovery_point_encrypted
2.1.4 | 2.1 | - | Risks are reviewed every year | iam_rotate_access_key_90_days secretsmanager_secret_rotated_periodically
2.2.1 | 2.2 | - | Compliance with own policies is reviewed | account_security_contact_information_is_registered iam_securityaudit_role_created iam_support_role_created networkfirewall_policy_rule_group_associated
2.2.3 | 2.2 | - | Compliance is watched at intervals and after changes | account_maintain_current_contact_details cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_security_group_changes secretsmanager_secret_rotated_periodically
2.3.1 | 2.3 | - | Somebody independent reviews security | cloudwatch_log_metric_filter_root_usage iam_rotate_access_key_90_days iam_securityaudit_role_created secretsmanager_secret_rotated_periodically
3.1.1 | 3.1 | - | Incidents are handled by a policy | ssmincidents_enabled_with_plans
3.1.2.a | 3.1 | - | Incidents are put into categories | cloudtrail_multi_region_enabled_logging_management_events ssmincidents_enabled_with_plans
3.1.2.c | 3.1 | - | Roles detect and answer incidents | iam_role_cross_service_confused_deputy_prevention iam_securityaudit_role_created ssmincidents_enabled_with_plans
3.1.2.d | 3.1 | - | Contacts and manuals for incidents | account_security_contact_information_is_registered iam_support_role_created ssm_documents_set_as_public ssmincidents_enabled_with_plans
3.1.3 | 3.1 | - | Incident handling is tested and reviewed | iam_rotate_access_key_90_days iam_securityaudit_role_created secretsmanager_secret_rotated_periodically
3.2.1 | 3.2 | - | Activity is monitored and logged | cloudwatch_log_metric_filter_root_usage
3.2.2 | 3.2 | - | Monitoring runs by itself | cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_security_group_changes
3.2.3.a | 3.2 | - | Network traffic is logged | cloudfront_distributions_origin_traffic_encrypted cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured ec2_launch_template_no_public_ip
3.2.3.b | 3.2 | - | Changes of users and rights are logged | cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_security_group_changes
3.2.3.c | 3.2 | - | Access to systems is logged | acm_certificates_transparency_logs_enabled apigateway_restapi_logging_enabled apigatewayv2_api_access_logging_enabled appsync_field_level_logging_enabled athena_workgroup_logging_enabled awslambda_function_invoke_api_operations_cloudtrail_logging_enabled bedrock_model_invocation_logging_enabled bedrock_model_invocation_logs_encryption_enabled cloudfront_distributions_logging_enabled cloudtrail_cloudwatch_logging_enabled cloudtrail_logs_s3_bucket_access_logging_enabled cloudtrail_logs_s3_bucket_is_not_publicly_accessible cloudtrail_multi_region_enabled_logging_management_events cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured cloudwatch_log_group_not_publicly_accessible cloudwatch_log_group_retention_policy_specific_days_enabled cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_security_group_changes cloudwatch_log_metric_filter_sign_in_without_mfa cloudwatch_log_metric_filter_unauthorized_api_calls codebuild_project_logging_enabled codebuild_project_s3_logs_encrypted datasync_task_logging_enabled dms_replication_task_source_logging_enabled dms_replication_task_target_logging_enabled ec2_client_vpn_endpoint_connection_logging_enabled ecs_task_definitions_logging_block_mode ecs_task_definitions_logging_enabled eks_control_plane_logging_all_types_enabled elasticbeanstalk_environment_cloudwatch_logging_enabled elb_logging_enabled elbv2_logging_enabled glue_etl_jobs_cloudwatch_logs_encryption_enabled glue_etl_jobs_logging_enabled guardduty_eks_audit_log_enabled mq_broker_logging_enabled neptune_cluster_integration_cloudwatch_logs networkfirewall_logging_enabled opensearch_service_domains_audit_logging_enabled opensearch_service_domains_cloudwatch_logging_enabled rds_cluster_integration_cloudwatch_logs rds_instance_integration_cloudwatch_logs redshift_cluster_audit_logging route53_public_hosted_zones_cloudwatch_logging_enabled s3_bucket_server_access_logging_enabled stepfunctions_statemachine_logging_enabled vpc_flow_logs_enabled waf_global_webacl_logging_enabled wafv2_webacl_logging_enabled wafv2_webacl_rule_logging_enabled
3.2.3.d | 3.2 | - | Sign-ins are logged | cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_sign_in_without_mfa directoryservice_supported_mfa_radius_enabled
3.2.3.e | 3.2 | - | Privileged activity is logged | accessanalyzer_enabled cloudwatch_log_metric_filter_root_usage
3.2.3.f | 3.2 | - | Changes of critical configuration and backups are logged | cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_security_group_changes
3.2.3.g | 3.2 | - | Events of security tools are logged | cloudtrail_cloudwatch_logging_enabled cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_security_group_changes cloudwatch_log_metric_filter_sign_in_without_mfa cloudwatch_log_metric_filter_unauthorized_api_calls
3.2.3.h | 3.2 | - | Load and use of resources are logged | ec2_instance_detailed_monitoring_enabled guardduty_eks_runtime_monitoring_enabled kafka_cluster_enhanced_monitoring_enabled rds_instance_enhanced_monitoring_enabled
3.2.4 | 3.2 | - | Logs are reviewed, and alarms raised | cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_unauthorized_api_calls
3.2.5 | 3.2 | - | Logs are kept and protected | cloudwatch_log_group_retention_policy_specific_days_enabled
3.4.1 | 3.4 | - | Suspicious events are assessed | cloudtrail_threat_detection_enumeration cloudtrail_threat_detection_llm_jacking cloudtrail_threat_detection_privilege_escalation
3.4.2.c | 3.4 | - | Logs are reviewed to assess events | cloudtrail_cloudwatch_logging_enabled cloudtrail_multi_region_enabled_logging_management_events cloudtrail_s3_dataevents_read_enabled cloudwatch_log_metric_filter_unauthorized_api_calls
3.4.2.d | 3.4 | - | Logs are correlated and analysed | cloudtrail_log_file_validation_enabled
3.5.1 | 3.5 | - | Incidents are answered by procedures | ssmincidents_enabled_with_plans
3.5.3.a | 3.5 | - | Authorities can be told | account_maintain_current_contact_details account_security_contact_information_is_registered ec2_instance_secrets_user_data route53_domains_privacy_protection_enabled secretsmanager_not_publicly_accessible
3.5.4 | 3.5 | - | Evidence of incidents is recorded | cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_security_group_changes cloudwatch_log_metric_filter_sign_in_without_mfa cloudwatch_log_metric_filter_unauthorized_api_calls
3.6.1 | 3.6 | - | Causes of incidents are found | ssmincidents_enabled_with_plans
3.6.2 | 3.6 | - | Incidents make security better | backup_plans_exist backup_recovery_point_encrypted backup_reportplans_exist backup_vaults_encrypted backup_vaults_exist documentdb_cluster_backup_enabled dynamodb_table_protected_by_backup_plan ec2_ebs_volume_protected_by_backup_plan efs_have_backup_enabled elasticache_redis_cluster_backup_enabled fsx_file_system_copy_tags_to_backups_enabled neptune_cluster_backup_enabled rds_cluster_protected_by_backup_plan rds_instance_backup_enabled rds_instance_protected_by_backup_plan ssmincidents_enabled_with_plans
3.6.3 | 3.6 | - | Reviews after incidents are checked | ssmincidents_enabled_with_plans
4.1.1 | 4.1 | - | A plan for continuity and recovery | backup_plans_exist backup_recovery_point_encrypted backup_reportplans_exist rds_cluster_protected_by_backup_plan rds_instance_backup_enabled rds_instance_protected_by_backup_plan
4.1.2.f | 4.1 | - | Recovery plans with objectives | backup_plans_exist backup_reportplans_exist backup_vaults_exist
4.1.2.g | 4.1 | - | Resources, backups and redundancy for recovery | backup_plans_exist backup_recovery_point_encrypted backup_reportplans_exist backup_vaults_encrypted backup_vaults_exist documentdb_cluster_backup_enabled dynamodb_table_protected_by_backup_plan ec2_ebs_volume_protected_by_backup_plan efs_have_backup_enabled elasticache_redis_cluster_backup_enabled fsx_file_system_copy_tags_to_backups_enabled neptune_cluster_backup_enabled rds_cluster_protected_by_backup_plan rds_instance_backup_enabled rds_instance_protected_by_backup_plan
4.1.3 | 4.1 | - | Needs follow from an impact analysis | backup_plans_exist
4.1.4 | 4.1 | - | Continuity plans are tested | backup_plans_exist backup_reportplans_exist dynamodb_table_protected_by_backup_plan rds_cluster_protected_by_backup_plan rds_instance_protected_by_backup_plan
4.2.2.b | 4.2 | - | Backups are complete and correct | backup_plans_exist backup_recovery_point_encrypted backup_vaults_encrypted backup_vaults_exist
4.2.2.e | 4.2 | - | Data can be restored | backup_vaults_exist rds_cluster_backtrack_enabled rds_instance_backup_enabled
4.2.2.f | 4.2 | - | Backups are kept as long as needed | cloudwatch_log_group_retention_policy_specific_days_enabled kinesis_stream_data_retention_period
4.3.1 | 4.3 | - | A process for crises | ssmincidents_enabled_with_plans
4.3.2.a | 4.3 | - | Roles in a crisis | iam_support_role_created
4.3.2.c | 4.3 | - | Security holds in a crisis | backup_vaults_encrypted iam_no_expired_server_certificates_stored route53_domains_privacy_protection_enabled
5.1.2.a | 5.1 | - | Suppliers work and develop securely | bedrock_model_invocation_logs_encryption_enabled cloudfront_distributions_origin_traffic_encrypted codebuild_project_s3_logs_encrypted codebuild_project_source_repo_url_no_sensitive_credentials codebuild_report_group_export_encrypted
5.1.4.f | 5.1 | - | Suppliers treat vulnerabilities | guardduty_no_high_severity_findings inspector2_active_findings_exist
5.1.7.b | 5.1 | - | Incidents of suppliers are reviewed | account_maintain_current_contact_details account_security_contact_information_is_registered iam_support_role_created ssmincidents_enabled_with_plans
5.1.7.d | 5.1 | - | Changes at suppliers are weighed | guardduty_no_high_severity_findings inspector2_active_findings_exist
6.1.2.b | 6.1 | - | Products get security updates for life | elasticbeanstalk_environment_managed_updates_enabled opensearch_service_domains_updated_to_the_latest_service_software_version
6.2.1 | 6.2 | - | Rules for secure development | ecs_task_definitions_host_networking_mode_users eks_cluster_network_policy_enabled glue_development_endpoints_cloudwatch_logs_encryption_enabled glue_development_endpoints_job_bookmark_encryption_enabled glue_development_endpoints_s3_encryption_enabled networkfirewall_deletion_protection networkfirewall_in_all_vpc networkfirewall_policy_default_action_fragmented_packets networkfirewall_policy_default_action_full_packets sagemaker_models_network_isolation_enabled
6.2.2.a | 6.2 | - | Requirements are analysed at design | iam_securityaudit_role_created
6.2.2.b | 6.2 | - | Secure engineering and coding | codebuild_project_logging_enabled codebuild_project_no_secrets_in_variables codebuild_project_older_90_days codebuild_project_s3_logs_encrypted codebuild_project_source_repo_url_no_sensitive_credentials codebuild_project_user_controlled_buildspec codebuild_report_group_export_encrypted
6.2.2.c | 6.2 | - | Development environments are secure | codebuild_project_no_secrets_in_variables codebuild_project_s3_logs_encrypted codebuild_project_source_repo_url_no_sensitive_credentials codebuild_report_group_export_encrypted glue_development_endpoints_job_bookmark_encryption_enabled
6.2.4 | 6.2 | - | Development rules are reviewed | iam_rotate_access_key_90_days secretsmanager_secret_rotated_periodically
6.4.1 | 6.4 | - | Changes follow procedures | cloudwatch_changes_to_network_acls_alarm_configured cloudwatch_changes_to_network_gateways_alarm_configured cloudwatch_changes_to_network_route_tables_alarm_configured cloudwatch_changes_to_vpcs_alarm_configured
6.6.1.a | 6.6 | - | Patches are applied in time | elasticache_redis_cluster_auto_minor_version_upgrades elasticbeanstalk_environment_managed_updates_enabled glue_development_endpoints_job_bookmark_encryption_enabled memorydb_cluster_auto_minor_version_upgrades ssm_managed_compliant_patching
6.7.2.b | 6.7 | - | Internal networks are protected | networkfirewall_deletion_protection networkfirewall_in_all_vpc networkfirewall_logging_enabled networkfirewall_multi_az networkfirewall_policy_default_action_fragmented_packets networkfirewall_policy_default_action_full_packets networkfirewall_policy_rule_group_associated
6.7.2.e | 6.7 | - | Systems of administration serve nothing else | iam_avoid_root_usage iam_inline_policy_no_administrative_privileges
6.7.2.g | 6.7 | - | Only authorised devices get access | ec2_instance_port_cassandra_exposed_to_internet ec2_instance_port_cifs_exposed_to_internet ec2_instance_port_elasticsearch_kibana_exposed_to_internet ec2_instance_port_ftp_exposed_to_internet ec2_instance_port_kafka_exposed_to_internet ec2_instance_port_kerberos_exposed_to_internet ec2_instance_port_ldap_exposed_to_internet ec2_instance_port_memcached_exposed_to_internet ec2_instance_port_mongodb_exposed_to_internet ec2_instance_port_mysql_exposed_to_internet ec2_instance_port_oracle_exposed_to_internet ec2_instance_port_postgresql_exposed_to_internet ec2_instance_port_rdp_exposed_to_internet ec2_instance_port_redis_exposed_to_internet ec2_instance_port_sqlserver_exposed_to_internet ec2_instance_port_ssh_exposed_to_internet ec2_instance_port_telnet_exposed_to_internet ec2_networkacl_allow_ingress_tcp_port_22 ec2_networkacl_allow_ingress_tcp_port_3389
6.7.2.i | 6.7 | - | Systems talk over trusted channels | autoscaling_group_launch_configuration_requires_imdsv2 dynamodb_accelerator_cluster_in_transit_encryption_enabled ec2_confidential_workload_host_imdsv2_not_enforced ec2_instance_account_imdsv2_enabled ec2_instance_imdsv2_enabled ec2_launch_template_imdsv2_required elbv2_nlb_tls_termination_enabled kafka_cluster_in_transit_encryption_enabled kafka_cluster_mutual_tls_authentication_enabled kafka_connector_in_transit_encryption_enabled redshift_cluster_in_transit_encryption_enabled transfer_server_in_transit_encryption_enabled
6.7.2.l | 6.7 | - | DNS and routing are secured | elbv2_nlb_tls_termination_enabled kafka_cluster_mutual_tls_authentication_enabled route53_dangling_ip_subdomain_takeover route53_domains_privacy_protection_enabled
6.8.2.a | 6.8 | - | Networks are split by what belongs together | bedrock_vpc_endpoints_configured iam_role_cross_service_confused_deputy_prevention vpc_endpoint_connections_trust_boundaries vpc_endpoint_services_allowed_principals_trust_boundaries
6.9.2 | 6.9 | - | Harmful software is detected or prevented | cloudtrail_threat_detection_enumeration cloudtrail_threat_detection_llm_jacking cloudtrail_threat_detection_privilege_escalation
7.2.b | 7.2 | - | How effectiveness is measured | cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled cloudwatch_log_metric_filter_authentication_failures cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk cloudwatch_log_metric_filter_for_s3_bucket_policy_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_root_usage
7.2.d | 7.2 | - | Who measures | iam_securityaudit_role_created
7.2.e | 7.2 | - | When results are assessed | iam_securityaudit_role_created
7.2.f | 7.2 | - | Who assesses results | iam_securityaudit_role_created
9.2.a | 9.2 | - | Cryptography fits the classification | apigateway_restapi_cache_encrypted athena_workgroup_encryption backup_recovery_point_encrypted cloudtrail_kms_encryption_enabled codebuild_project_s3_logs_encrypted codebuild_report_group_export_encrypted dms_endpoint_redis_in_transit_encryption_enabled dynamodb_accelerator_cluster_encryption_enabled dynamodb_accelerator_cluster_in_transit_encryption_enabled elasticache_redis_cluster_in_transit_encryption_enabled kafka_connector_in_transit_encryption_enabled redshift_cluster_in_transit_encryption_enabled transfer_server_in_transit_encryption_enabled
9.2.c | 9.2 | - | Keys are managed | iam_no_root_access_key iam_rotate_access_key_90_days iam_user_no_setup_initial_access_key iam_user_two_active_access_key kms_key_not_publicly_accessible secretsmanager_secret_rotated_periodically
9.2.c.i | 9.2 | - | Keys are generated well | acm_certificates_with_secure_key_algorithms
9.2.c.ii | 9.2 | - | Certificates are issued and obtained | acm_certificates_transparency_logs_enabled acm_certificates_with_secure_key_algorithms iam_no_expired_server_certificates_stored route53_domains_privacy_protection_enabled
9.2.c.iii | 9.2 | - | Keys are distributed safely | iam_user_no_setup_initial_access_key
9.2.c.iv | 9.2 | - | Keys are stored, and access to them ruled | secretsmanager_automatic_rotation_enabled secretsmanager_not_publicly_accessible secretsmanager_secret_rotated_periodically secretsmanager_secret_unused
9.2.c.v | 9.2 | - | Keys are changed | iam_password_policy_expires_passwords_within_90_days_or_less iam_password_policy_lowercase iam_password_policy_minimum_length_14 iam_password_policy_number iam_password_policy_reuse_24 iam_password_policy_symbol iam_password_policy_uppercase
9.2.c.vi | 9.2 | - | Compromised keys are dealt with | backup_vaults_encrypted
9.2.c.vii | 9.2 | - | Keys are revoked | cloudwatch_log_metric_filter_root_usage cloudwatch_log_metric_filter_sign_in_without_mfa
9.2.c.xii | 9.2 | - | Keys have dates of use | iam_rotate_access_key_90_days
11.1.1 | 11.1 | - | A policy for access | accessanalyzer_enabled apigateway_restapi_client_certificate_enabled cloudtrail_logs_s3_bucket_access_logging_enabled cognito_identity_pool_guest_access_disabled ec2_ebs_snapshot_account_block_public_access ec2_instance_profile_attached ecs_task_definitions_containers_readonly_access efs_access_point_enforce_root_directory efs_access_point_enforce_user_identity efs_not_publicly_accessible
11.1.2.c | 11.1 | - | Only authenticated users get access | apigatewayv2_api_access_logging_enabled cognito_identity_pool_guest_access_disabled iam_administrator_access_with_mfa iam_user_mfa_enabled_console_access
11.2.1 | 11.2 | - | Access rights are given and taken in order | accessanalyzer_enabled
11.2.2.a | 11.2 | - | Need to know and least privilege | iam_policy_allows_privilege_escalation iam_policy_attached_only_to_group_or_roles iam_policy_no_full_access_to_cloudtrail iam_policy_no_full_access_to_kms
11.2.2.d | 11.2 | - | Access of third parties is limited | apigateway_restapi_client_certificate_enabled cognito_identity_pool_guest_access_disabled ec2_ebs_snapshot_account_block_public_access ec2_instance_profile_attached ecs_task_definitions_containers_readonly_access efs_access_point_enforce_root_directory
11.2.2.e | 11.2 | - | Access rights are on record | accessanalyzer_enabled
11.2.2.f | 11.2 | - | Management of rights is logged | apigatewayv2_api_access_logging_enabled cloudtrail_logs_s3_bucket_access_logging_enabled s3_bucket_server_access_logging_enabled wafv2_webacl_logging_enabled
11.3.1 | 11.3 | - | A policy for privileged accounts | iam_role_administratoraccess_policy
11.3.2.a | 11.3 | - | Strong sign-in for privileged accounts | iam_administrator_access_with_mfa iam_root_mfa_enabled iam_user_mfa_enabled_console_access
11.3.2.b | 11.3 | - | Accounts for administration alone | iam_avoid_root_usage
11.3.2.c | 11.3 | - | Privileges are personal and few | iam_avoid_root_usage iam_inline_policy_no_administrative_privileges
11.3.2.d | 11.3 | - | Privileged accounts only administer | iam_user_console_access_unused
11.4.2.a | 11.4 | - | Administration systems only administer | iam_avoid_root_usage
11.4.2.b | 11.4 | - | Administration is kept apart | iam_inline_policy_no_administrative_privileges
11.4.2.c | 11.4 | - | Administration systems are locked | dms_endpoint_mongodb_authentication_enabled iam_user_mfa_enabled_console_access kafka_cluster_mutual_tls_authentication_enabled neptune_cluster_iam_authentication_enabled opensearch_service_domains_use_cognito_authentication_for_kibana rds_cluster_iam_authentication_enabled rds_instance_iam_authentication_enabled
11.5.2.a | 11.5 | - | Identities are unique | fsx_file_system_copy_tags_to_backups_enabled fsx_file_system_copy_tags_to_volumes_enabled neptune_cluster_copy_tags_to_snapshots organizations_tags_policies_enabled_and_attached rds_cluster_copy_tags_to_snapshots rds_instance_copy_tags_to_snapshots
11.5.2.d | 11.5 | - | Management of identities is logged | cloudwatch_log_metric_filter_aws_organizations_changes cloudwatch_log_metric_filter_policy_changes cloudwatch_log_metric_filter_security_group_changes
11.5.4 | 11.5 | - | Unneeded identities are deactivated | iam_role_access_not_stale_to_bedrock iam_user_access_not_stale_to_bedrock iam_user_access_not_stale_to_sagemaker iam_user_accesskey_unused iam_user_console_access_unused
11.6.1 | 11.6 | - | Sign-in is secure | cognito_user_pool_mfa_enabled iam_root_hardware_mfa_enabled iam_root_mfa_enabled iam_user_mfa_enabled_console_access
11.6.2.a | 11.6 | - | Strength of sign-in fits the classification | cognito_user_pool_password_policy_lowercase cognito_user_pool_password_policy_minimum_length_14 cognito_user_pool_password_policy_number cognito_user_pool_password_policy_symbol cognito_user_pool_password_policy_uppercase iam_password_policy_expires_passwords_within_90_days_or_less iam_password_policy_lowercase
11.6.2.c | 11.6 | - | Credentials are changed | iam_rotate_access_key_90_days kms_cmk_rotation_enabled secretsmanager_automatic_rotation_enabled secretsmanager_secret_rotated_periodically
11.6.2.d | 11.6 | - | Accounts are blocked after failed sign-ins | cognito_user_pool_blocks_compromised_credentials_sign_in_attempts cognito_user_pool_blocks_potential_malicious_sign_in_attempts
11.6.2.e | 11.6 | - | Idle sessions end | appstream_fleet_maximum_session_duration appstream_fleet_session_disconnect_timeout appstream_fleet_session_idle_disconnect_timeout
11.7.2 | 11.7 | - | Strength of MFA fits the classification | cloudtrail_bucket_requires_mfa_delete cloudwatch_log_metric_filter_sign_in_without_mfa cognito_user_pool_mfa_enabled directoryservice_supported_mfa_radius_enabled iam_administrator_access_with_mfa iam_root_hardware_mfa_enabled iam_root_mfa_enabled iam_user_hardware_mfa_enabled iam_user_mfa_enabled_console_access s3_bucket_no_mfa_delete
12.1.2.c | 12.1 | - | Availability fits recovery objectives | backup_plans_exist backup_vaults_exist dynamodb_table_protected_by_backup_plan ec2_ebs_volume_protected_by_backup_plan eks_control_plane_logging_all_types_enabled rds_cluster_protected_by_backup_plan rds_instance_protected_by_backup_plan ssmincidents_enabled_with_plans
12.2.2.a | 12.2 | - | The whole life of assets is covered | dlm_ebs_snapshot_lifecycle_policy_exists ecr_repositories_lifecycle_policy_enabled s3_bucket_lifecycle_enabled
12.2.2.b | 12.2 | - | Assets are used, stored and deleted safely | backup_plans_exist backup_vaults_exist dynamodb_table_protected_by_backup_plan ec2_ebs_volume_protected_by_backup_plan eks_control_plane_logging_all_types_enabled rds_cluster_protected_by_backup_plan rds_instance_protected_by_backup_plan ssmincidents_enabled_with_plans
12.2.2.c | 12.2 | - | Assets are transferred safely | transfer_server_in_transit_encryption_enabled
`,
});
