import { defineCheck, fail, pass, unknown } from '../define-check';
import { withManagedOrganization } from '../shared/organization';

const feature = 'RootCredentialsManagement';

export const check = defineCheck({
  id: 'iam/root-credentials-centrally-managed',
  title: 'The organization manages the root credentials of its members',
  severity: 'high',
  resourceType: 'AWS::Organizations::Organization',
  needs: ['organizations:DescribeOrganization', 'iam:ListOrganizationsFeatures'],
  why: 'Each member account has a root user with a password that somebody can reset by mail. Managed centrally, member accounts need no root credentials at all, so there is nothing to steal.',
  remedy: {
    text: 'Switch central root access on for IAM, then delete the root credentials of the member accounts.',
    console: 'IAM (in the management account) → Root access management → Enable.',
    cli: 'aws organizations enable-aws-service-access --service-principal iam.amazonaws.com\naws iam enable-organizations-root-credentials-management',
    terraform: 'resource "aws_iam_organizations_features" "this" {\n  enabled_features = ["RootCredentialsManagement", "RootSessions"]\n}',
  },
  aliases: { prowler: ['iam_root_credentials_management_enabled'] },
  requirements: { 'cis-7.0': ['2.1.1'] },
  evaluate: (resource, _snapshot, { account }) =>
    withManagedOrganization(resource, account, () => {
      const { rootFeatures } = resource.data;
      if (!rootFeatures) return unknown('Not known: the features of central root access were not given');
      const evidence = { features: [...rootFeatures] };
      return rootFeatures.includes(feature)
        ? pass('The organization manages root credentials centrally', evidence)
        : fail('Each member account keeps its own root credentials', evidence);
    }),
});
