import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'iam/federated-sign-in',
  title: 'People sign in by a central identity provider',
  severity: 'low',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: ['iam:ListSAMLProviders', 'iam:GetAccountAuthorizationDetails', 'iam:GetCredentialReport'],
  reads: [
    { type: 'AWS::IAM::SAMLProvider', scope: 'account' },
    { type: 'AWS::IAM::User', scope: 'account' },
  ],
  why: 'Passwords that live in the account are forgotten when somebody leaves, and follow no central rules for sign-in.',
  remedy: {
    text: 'Connect IAM Identity Center or a SAML provider, let people assume roles by it, then remove their IAM users.',
    console: 'IAM Identity Center → Enable, or IAM → Identity providers → Add provider.',
    cli: 'aws iam create-saml-provider --name <provider> --saml-metadata-document file://<metadata.xml>',
    terraform:
      'resource "aws_iam_saml_provider" "this" {\n  name                   = "<provider>"\n  saml_metadata_document = file("<metadata.xml>")\n}',
  },
  aliases: { prowler: ['iam_check_saml_providers_sts'] },
  requirements: { 'cis-3.0': ['1.21'], 'cis-5.0': ['1.20'], 'cis-7.0': ['2.19'] },
  evaluate: (_settings, snapshot) => {
    const providers = snapshot
      .list('AWS::IAM::SAMLProvider')
      .map(({ id }) => id)
      .sort();
    if (providers.length > 0) return pass(`There is a SAML provider: ${providers[0]}`, { providers: providers.slice(0, 10) });
    const users = snapshot.list('AWS::IAM::User');
    const withPassword = users
      .filter(({ data }) => data.report?.passwordEnabled === true)
      .map(({ id }) => id)
      .sort();
    if (withPassword.length > 0)
      return fail(
        `There is no SAML provider, and ${withPassword.length === 1 ? `${withPassword[0]} signs` : `${withPassword.length} users sign`} in by IAM passwords`,
        {
          usersWithPassword: withPassword.slice(0, 20),
        },
      );
    if (users.some(({ data }) => typeof data.report?.passwordEnabled !== 'boolean'))
      return unknown('The credential report does not yet tell of all users whether they have a password');
    return notApplicable('Nobody signs in to the account by an IAM password');
  },
});
