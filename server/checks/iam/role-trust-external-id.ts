import { defineCheck } from '../define-check';
import { principalNeeds } from '../shared/principal-power';
import { judgeTrusts } from '../shared/role-trust';

export const check = defineCheck({
  id: 'iam/role-trust-external-id',
  title: 'Roles for other accounts demand an external id',
  severity: 'medium',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  why: 'A vendor that serves many customers can be tricked by one of them into assuming the role of another; a secret per customer stops that.',
  remedy: {
    text: 'Add a condition StringEquals on sts:ExternalId with the id that the vendor gave you. For accounts of your own organization, bind the trust by aws:PrincipalOrgID instead.',
    cli: 'aws iam update-assume-role-policy --role-name <role> --policy-document file://<trust-policy.json>',
    terraform:
      'data "aws_iam_policy_document" "trust" {\n  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type        = "AWS"\n      identifiers = ["<vendor account>"]\n    }\n    condition {\n      test     = "StringEquals"\n      variable = "sts:ExternalId"\n      values   = ["<external id>"]\n    }\n  }\n}',
  },
  differs: 'Not high: between accounts of the same owner, which cannot be told from a vendor’s, nothing is lost without it.',
  aliases: {},
  evaluate: (role, _snapshot, context) =>
    judgeTrusts(role, context, {
      concerns: ({ kind }) => kind === 'account',
      isLoose: ({ problem }) => problem === 'no-external-id',
      otherwise: 'The role trusts no other account by name',
      loose: (names) => `${names} can assume the role without an external id`,
      firm: 'Other accounts must give an external id',
    }),
});
