import { defineCheck, fail, pass } from '../define-check';

export const check = defineCheck({
  id: 'cognito/user-pool-threat-protection',
  title: 'Cognito user pools act on suspicious sign-ins',
  severity: 'medium',
  resourceType: 'AWS::Cognito::UserPool',
  needs: ['cognito:ListUserPools', 'cognito:DescribeUserPool'],
  why: 'Passwords stolen elsewhere are tried out here, and nothing stops or questions the one that fits.',
  remedy: {
    text: 'Turn threat protection on in full-function mode (it needs the Plus plan). Audit mode only writes down, and does not count.',
    console: 'Cognito → User pools → the pool → Threat protection → Enforcement mode.',
    cli: 'aws cognito-idp update-user-pool --user-pool-id <pool-id> --user-pool-add-ons AdvancedSecurityMode=ENFORCED',
    terraform: 'resource "aws_cognito_user_pool" "this" {\n  user_pool_add_ons {\n    advanced_security_mode = "ENFORCED"\n  }\n}',
    cloudformation: 'Type: AWS::Cognito::UserPool\nProperties:\n  UserPoolAddOns:\n    AdvancedSecurityMode: ENFORCED',
  },
  aliases: { prowler: ['cognito_user_pool_advanced_security_enabled'], securityHub: ['Cognito.1'] },
  requirements: { fsbp: ['Cognito.1'] },
  // AWS leaves the field out until it was once set.
  evaluate: ({ data: { UserPoolAddOns, UserPoolTier } }) => {
    const mode = UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF';
    const evidence = { mode, plan: UserPoolTier ?? null };
    if (mode === 'ENFORCED') return pass('Suspicious sign-ins are stopped or questioned', evidence);
    return fail(mode === 'AUDIT' ? 'Suspicious sign-ins are only written down' : 'Suspicious sign-ins are not noticed', evidence);
  },
});
