import { cloudFormationTemplate, defaultRoleName } from './cloudformation';

/** An account of an organization with the external id that was issued for its role. */
export interface StackSetAccount {
  accountId: string;
  externalId: string;
}

export interface StackSetPlan {
  principal: string;
  roleName: string;
  /** `r-…` or `ou-…`: the accounts are reached below it. */
  organizationalUnitId: string;
  /** Where the stacks are kept; roles are global. */
  region: string;
  members: readonly StackSetAccount[];
  /** Service-managed StackSets leave this account out, so that it gets a stack of its own in the same step. */
  management: StackSetAccount | null;
}

const stackSetName = 'cloudlens-scan-role';

const example: StackSetPlan = {
  principal: '<ARN of the AWS identity that runs CloudLens>',
  roleName: defaultRoleName,
  organizationalUnitId: '<id of the root or organizational unit>',
  region: 'us-east-1',
  members: [{ accountId: '<member account id>', externalId: '<external id issued for it>' }],
  management: { accountId: '<management account id>', externalId: '<external id issued for it>' },
};

/** Every parameter is given anew, so that an instance does not depend on the stand-ins of its StackSet. */
function memberCommand(plan: StackSetPlan, { accountId, externalId }: StackSetAccount): string {
  return `aws cloudformation create-stack-instances --stack-set-name ${stackSetName} --call-as "$CALL_AS" --regions '${plan.region}' \\
  --deployment-targets 'OrganizationalUnitIds=${plan.organizationalUnitId},Accounts=${accountId},AccountFilterType=INTERSECTION' \\
  --parameter-overrides 'ParameterKey=CloudLensPrincipal,ParameterValue=${plan.principal}' \\
  'ParameterKey=ExternalId,ParameterValue=${externalId}' 'ParameterKey=RoleName,ParameterValue=${plan.roleName}'`;
}

function managementCommand({ principal, roleName, region }: StackSetPlan, { accountId, externalId }: StackSetAccount): string {
  return `
# A service-managed StackSet leaves the management account out: it gets a stack of its own.
if [ "$(aws sts get-caller-identity --query Account --output text)" = '${accountId}' ]; then
  aws cloudformation deploy --region '${region}' --stack-name ${stackSetName} --template-file cloudlens-scan-role.json \\
    --no-fail-on-empty-changeset --capabilities CAPABILITY_NAMED_IAM --parameter-overrides \\
    'CloudLensPrincipal=${principal}' 'ExternalId=${externalId}' 'RoleName=${roleName}'
else
  echo 'Not signed in to the management account ${accountId}: run the last command there.'
fi
`;
}

/**
 * Commands that make the role in many accounts of an organization at once. Each account has an external id of its own, given as a
 * parameter of its instance; that is why accounts which join later are not deployed to automatically. Without a plan: with blanks.
 */
export function stackSetCommands(plan: StackSetPlan = example): string {
  return `#!/usr/bin/env bash
# Makes the scan role in the accounts of an organization. For the management account, in CloudShell; from a delegated
# administrator account with CALL_AS=DELEGATED_ADMIN.
set -euo pipefail
CALL_AS=\${CALL_AS:-SELF}
# Version 1 of the AWS CLI reads the second.
export AWS_REGION='${plan.region}' AWS_DEFAULT_REGION='${plan.region}'

cat > cloudlens-scan-role.json <<'CLOUDLENS_TEMPLATE'
${JSON.stringify(cloudFormationTemplate())}
CLOUDLENS_TEMPLATE

# Operations on one StackSet that do not fit together are queued (managed execution) rather than refused. The external id here
# is a stand-in that opens nothing: every account below gets its own.
aws cloudformation create-stack-set --stack-set-name ${stackSetName} --template-body file://cloudlens-scan-role.json \\
  --call-as "$CALL_AS" --permission-model SERVICE_MANAGED --auto-deployment Enabled=false \\
  --managed-execution Active=true --capabilities CAPABILITY_NAMED_IAM --parameters \\
  'ParameterKey=CloudLensPrincipal,ParameterValue=${plan.principal}' \\
  "ParameterKey=ExternalId,ParameterValue=unused-$(openssl rand -hex 24)" \\
  'ParameterKey=RoleName,ParameterValue=${plan.roleName}'

${plan.members.map((account) => memberCommand(plan, account)).join('\n')}
${plan.management ? managementCommand(plan, plan.management) : ''}`;
}
