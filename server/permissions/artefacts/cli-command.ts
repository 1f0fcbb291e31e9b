import { principalPlaceholder } from '../trust-policy';
import { cloudFormationTemplate } from './cloudformation';
import { checkPlan, type RolePlan, stackNameOf } from './role-plan';

/**
 * One paste into AWS CloudShell, or any shell with the AWS CLI, that makes the role. It carries the template, and first makes sure
 * that the shell is in the account that is meant.
 */
export function cliCommand(input: RolePlan): string {
  const plan = checkPlan(input);
  const stack = stackNameOf(plan);
  return `cat > ${stack}.json <<'CLOUDLENS_TEMPLATE'
${JSON.stringify(cloudFormationTemplate({ rolePath: plan.rolePath }))}
CLOUDLENS_TEMPLATE
SIGNED_IN_TO=$(aws sts get-caller-identity --region ${plan.region} --query Account --output text)
if [ "$SIGNED_IN_TO" = ${plan.accountId} ]; then
  aws cloudformation deploy --region ${plan.region} --stack-name ${stack} --template-file ${stack}.json \\
    --no-fail-on-empty-changeset --capabilities CAPABILITY_NAMED_IAM --parameter-overrides \\
    'CloudLensPrincipal=${plan.principal ?? principalPlaceholder}' \\
    'ExternalId=${plan.externalId}' 'RoleName=${plan.roleName}'
else
  echo "This must run in account ${plan.accountId}; this shell is signed in to \${SIGNED_IN_TO:-none}: nothing was made."
fi`;
}
