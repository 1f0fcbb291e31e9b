import { operatePolicyDocument } from '@/server/permissions/operate-policy';
import type { PolicyDocument } from '@/server/permissions/policy-document';
import { principalPlaceholder, type TrustPolicy, trustPolicy } from '@/server/permissions/trust-policy';
import { stackNameOf } from '../role-plan';
import { operatorTemplate } from './cloudformation';
import { checkOperatorPlan, type OperatorPlan } from './plan';
import { operatorTerraform } from './terraform';

/** Every way to make the operator role, all values filled in. */
export interface OperatorKit {
  cliCommand: string;
  /** The template, as JSON text. */
  cloudformation: string;
  terraform: string;
  trustPolicy: TrustPolicy;
  permissionPolicy: PolicyDocument;
}

/** One paste into AWS CloudShell that makes the role, after it has made sure that the shell is in the account that is meant. */
function cliCommand(plan: OperatorPlan): string {
  const stack = stackNameOf(plan);
  return `cat > ${stack}.json <<'CLOUDLENS_TEMPLATE'
${JSON.stringify(operatorTemplate())}
CLOUDLENS_TEMPLATE
SIGNED_IN_TO=$(aws sts get-caller-identity --region ${plan.region} --query Account --output text)
if [ "$SIGNED_IN_TO" = ${plan.accountId} ]; then
  aws cloudformation deploy --region ${plan.region} --stack-name ${stack} --template-file ${stack}.json \\
    --no-fail-on-empty-changeset --capabilities CAPABILITY_NAMED_IAM --parameter-overrides \\
    'CloudLensPrincipal=${plan.principal ?? principalPlaceholder}' \\
    'ExternalId=${plan.externalId}' 'RoleName=${plan.roleName}' \\
    'OnlyTagged=${plan.onlyTagged}' 'LaunchRoleArns=${plan.launchRoles.join(',')}' 'WithFixes=${plan.withFixes}'
else
  echo "This must run in account ${plan.accountId}; this shell is signed in to \${SIGNED_IN_TO:-none}: nothing was made."
fi`;
}

export function operatorKit(input: OperatorPlan): OperatorKit {
  const plan = checkOperatorPlan(input);
  return {
    cliCommand: cliCommand(plan),
    cloudformation: `${JSON.stringify(operatorTemplate(plan), null, 2)}\n`,
    terraform: operatorTerraform(plan),
    trustPolicy: trustPolicy(plan),
    permissionPolicy: operatePolicyDocument(plan),
  };
}
