#!/usr/bin/env bash
# Makes the scan role in the accounts of an organization. For the management account, in CloudShell; from a delegated
# administrator account with CALL_AS=DELEGATED_ADMIN.
set -euo pipefail
CALL_AS=${CALL_AS:-SELF}
# Version 1 of the AWS CLI reads the second.
export AWS_REGION='us-east-1' AWS_DEFAULT_REGION='us-east-1'

cat > cloudlens-scan-role.json <<'CLOUDLENS_TEMPLATE'
{"AWSTemplateFormatVersion":"2010-09-09","Description":"Read-only role for CloudLens: it lets in one named identity, only with the external id, and reads no stored data.","Parameters":{"CloudLensPrincipal":{"Type":"String","Description":"ARN of the AWS identity that CloudLens runs as; its connect page names it.","AllowedPattern":"^arn:aws[a-z-]*:iam::\\d{12}:((role|user)/[\\w+=,.@/-]{1,512}|root)$","ConstraintDescription":"must be the ARN of one IAM role or user"},"ExternalId":{"Type":"String","Description":"The external id that CloudLens issued for this very role. Do not make one up.","MinLength":16,"MaxLength":1224,"AllowedPattern":"[\\w+=,.@:/-]+"},"RoleName":{"Type":"String","Description":"Must be the role that the external id was issued for.","MaxLength":64,"AllowedPattern":"[\\w+=,.@-]+","Default":"CloudLensScanRole"}},"Resources":{"ScanRole":{"Type":"AWS::IAM::Role","Properties":{"RoleName":{"Ref":"RoleName"},"Description":"CloudLens reads the configuration of this account through this role","MaxSessionDuration":3600,"AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":{"Ref":"CloudLensPrincipal"}},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":{"Ref":"ExternalId"}}}}]},"ManagedPolicyArns":[{"Fn::Sub":"arn:${AWS::Partition}:iam::aws:policy/SecurityAudit"},{"Fn::Sub":"arn:${AWS::Partition}:iam::aws:policy/job-function/ViewOnlyAccess"},{"Ref":"CloudLensExtraReads"}],"Policies":[{"PolicyName":"CloudLensNoDataReads","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Sid":"NoDataReads","Effect":"Deny","Action":["s3:GetObject*","dynamodb:GetItem","dynamodb:BatchGetItem","dynamodb:Query","dynamodb:Scan","dynamodb:PartiQL*","secretsmanager:GetSecretValue","secretsmanager:BatchGetSecretValue","ssm:GetParameter*","kms:Decrypt","kms:ReEncrypt*","kms:GenerateDataKey*","sqs:ReceiveMessage","kinesis:Get*","logs:FilterLogEvents","logs:GetLogEvents","lambda:GetFunction","ecr:GetDownloadUrlForLayer","ecr:BatchGetImage","rds:DownloadDBLogFilePortion","rds-data:*","athena:GetQueryResults"],"Resource":"*"},{"Sid":"NoCallerKeys","Effect":"Deny","Action":["apigateway:GET"],"Resource":["arn:*:apigateway:*::/apikeys*","arn:*:apigateway:*::/usageplans/*/keys*"]}]}}]}},"CloudLensExtraReads":{"Type":"AWS::IAM::ManagedPolicy","Properties":{"Description":"What CloudLens reads beyond SecurityAudit and ViewOnlyAccess","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Sid":"ExtraReads","Effect":"Allow","Action":["account:GetContactInformation","account:ListRegions","amplify:ListApps","amplify:ListBranches","apigateway:GET","budgets:ViewBudget","ce:GetAnomalies","ce:GetCostAndUsage","ce:GetCostForecast","cloudformation:DetectStackDrift","cloudformation:DetectStackResourceDrift","compute-optimizer:GetEC2InstanceRecommendations","glue:GetConnections","macie2:GetMacieSession","ssm:GetDocument"],"Resource":"*"}]}}}},"Outputs":{"RoleArn":{"Description":"The role; CloudLens finds it by itself","Value":{"Fn::GetAtt":["ScanRole","Arn"]}}}}
CLOUDLENS_TEMPLATE

# Operations on one StackSet that do not fit together are queued (managed execution) rather than refused. The external id here
# is a stand-in that opens nothing: every account below gets its own.
aws cloudformation create-stack-set --stack-set-name cloudlens-scan-role --template-body file://cloudlens-scan-role.json \
  --call-as "$CALL_AS" --permission-model SERVICE_MANAGED --auto-deployment Enabled=false \
  --managed-execution Active=true --capabilities CAPABILITY_NAMED_IAM --parameters \
  'ParameterKey=CloudLensPrincipal,ParameterValue=<ARN of the AWS identity that runs CloudLens>' \
  "ParameterKey=ExternalId,ParameterValue=unused-$(openssl rand -hex 24)" \
  'ParameterKey=RoleName,ParameterValue=CloudLensScanRole'

aws cloudformation create-stack-instances --stack-set-name cloudlens-scan-role --call-as "$CALL_AS" --regions 'us-east-1' \
  --deployment-targets 'OrganizationalUnitIds=<id of the root or organizational unit>,Accounts=<member account id>,AccountFilterType=INTERSECTION' \
  --parameter-overrides 'ParameterKey=CloudLensPrincipal,ParameterValue=<ARN of the AWS identity that runs CloudLens>' \
  'ParameterKey=ExternalId,ParameterValue=<external id issued for it>' 'ParameterKey=RoleName,ParameterValue=CloudLensScanRole'

# A service-managed StackSet leaves the management account out: it gets a stack of its own.
if [ "$(aws sts get-caller-identity --query Account --output text)" = '<management account id>' ]; then
  aws cloudformation deploy --region 'us-east-1' --stack-name cloudlens-scan-role --template-file cloudlens-scan-role.json \
    --no-fail-on-empty-changeset --capabilities CAPABILITY_NAMED_IAM --parameter-overrides \
    'CloudLensPrincipal=<ARN of the AWS identity that runs CloudLens>' 'ExternalId=<external id issued for it>' 'RoleName=CloudLensScanRole'
else
  echo 'Not signed in to the management account <management account id>: run the last command there.'
fi
