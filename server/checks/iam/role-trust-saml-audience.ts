import { defineCheck } from '../define-check';
import { principalNeeds } from '../shared/principal-power';
import { judgeTrusts } from '../shared/role-trust';

export const check = defineCheck({
  id: 'iam/role-trust-saml-audience',
  title: 'Roles for SAML sign-in check whom the assertion was made for',
  severity: 'medium',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  why: 'An assertion that the provider made for some other application could then be used to get into AWS.',
  remedy: {
    text: 'Add a condition StringEquals on SAML:aud with the sign-in address of AWS.',
    cli: 'aws iam update-assume-role-policy --role-name <role> --policy-document file://<trust-policy.json>',
    terraform: 'condition {\n  test     = "StringEquals"\n  variable = "SAML:aud"\n  values   = ["https://signin.aws.amazon.com/saml"]\n}',
  },
  aliases: {},
  evaluate: (role, _snapshot, context) =>
    judgeTrusts(role, context, {
      concerns: ({ kind }) => kind === 'saml',
      isLoose: ({ problem }) => problem !== null,
      otherwise: 'The role trusts no SAML provider',
      loose: (names) => `The role does not check the audience of assertions by ${names}`,
      firm: 'The role checks the audience of SAML assertions',
    }),
});
