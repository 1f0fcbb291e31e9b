import type { AccessAnalyzerResources } from './accessanalyzer/types';
import type { AccountResources } from './account/types';
import type { AcmResources } from './acm/types';
import type { AmplifyResources } from './amplify/types';
import type { ApiGatewayResources } from './apigateway/types';
import type { ApiGatewayV2Resources } from './apigatewayv2/types';
import type { AthenaResources } from './athena/types';
import type { AutoScalingResources } from './autoscaling/types';
import type { BackupResources } from './backup/types';
import type { BatchResources } from './batch/types';
import type { CloudFormationResources } from './cloudformation/types';
import type { CloudFrontResources } from './cloudfront/types';
import type { CloudTrailResources } from './cloudtrail/types';
import type { CloudWatchResources } from './cloudwatch/types';
import type { CodeBuildResources } from './codebuild/types';
import type { CodeCommitResources } from './codecommit/types';
import type { CognitoResources } from './cognito/types';
import type { ConfigResources } from './config/types';
import type { DataPipelineResources } from './datapipeline/types';
import type { DynamoDbResources } from './dynamodb/types';
import type { Ec2Resources } from './ec2/types';
import type { EcrResources } from './ecr/types';
import type { EcsResources } from './ecs/types';
import type { EfsResources } from './efs/types';
import type { EksResources } from './eks/types';
import type { ElastiCacheResources } from './elasticache/types';
import type { ElbResources } from './elb/types';
import type { ElbV2Resources } from './elbv2/types';
import type { EmrResources } from './emr/types';
import type { EventBridgeResources } from './eventbridge/types';
import type { GlacierResources } from './glacier/types';
import type { GlueResources } from './glue/types';
import type { GuardDutyResources } from './guardduty/types';
import type { IamResources } from './iam/types';
import type { InspectorResources } from './inspector2/types';
import type { KmsResources } from './kms/types';
import type { LambdaResources } from './lambda/types';
import type { LogsResources } from './logs/types';
import type { MacieResources } from './macie2/types';
import type { OpenSearchResources } from './opensearch/types';
import type { OrganizationsResources } from './organizations/types';
import type { RdsResources } from './rds/types';
import type { RedshiftResources } from './redshift/types';
import type { S3Resources } from './s3/types';
import type { SageMakerResources } from './sagemaker/types';
import type { SecretsManagerResources } from './secretsmanager/types';
import type { SecurityHubResources } from './securityhub/types';
import type { SnsResources } from './sns/types';
import type { SqsResources } from './sqs/types';
import type { SsmResources } from './ssm/types';
import type { StepFunctionsResources } from './stepfunctions/types';
import type { WafV2Resources } from './wafv2/types';

/** Every resource type that we collect, with the shape of its `data`. */
export interface ResourceData
  extends AccessAnalyzerResources,
    AccountResources,
    AcmResources,
    ApiGatewayResources,
    ApiGatewayV2Resources,
    AthenaResources,
    AutoScalingResources,
    BackupResources,
    CloudFormationResources,
    CloudFrontResources,
    CloudTrailResources,
    CloudWatchResources,
    CodeBuildResources,
    CodeCommitResources,
    CognitoResources,
    ConfigResources,
    Ec2Resources,
    StepFunctionsResources,
    GlueResources,
    DataPipelineResources,
    BatchResources,
    AmplifyResources,
    EcrResources,
    EcsResources,
    EksResources,
    SsmResources,
    GuardDutyResources,
    InspectorResources,
    EfsResources,
    ElbResources,
    ElbV2Resources,
    EventBridgeResources,
    GlacierResources,
    IamResources,
    KmsResources,
    LambdaResources,
    LogsResources,
    MacieResources,
    OrganizationsResources,
    RdsResources,
    S3Resources,
    SecretsManagerResources,
    SecurityHubResources,
    SnsResources,
    SqsResources,
    WafV2Resources,
    DynamoDbResources,
    ElastiCacheResources,
    EmrResources,
    OpenSearchResources,
    RedshiftResources,
    SageMakerResources {}
