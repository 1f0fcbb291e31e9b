import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { userReportNeeds, withReport } from '../shared/credential-report';
import { attachedPolicies, boundaryPolicy, inlinePolicies } from '../shared/policy-documents';
import { groupPolicies, powerOf } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/admin-user-mfa',
  title: 'IAM users who are administrators have MFA',
  severity: 'high',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  reads: [
    { type: 'AWS::IAM::Group', scope: 'account' },
    { type: 'AWS::IAM::ManagedPolicy', scope: 'account' },
  ],
  why: 'One secret without a second factor is then all that stands between a stranger and the whole account.',
  remedy: {
    text: 'Register an MFA device for the user, and make the administrator policy depend on aws:MultiFactorAuthPresent, so that access keys alone are not enough either.',
    console: 'IAM → Users → the user → Security credentials → Assign MFA device.',
  },
  aliases: { prowler: ['iam_administrator_access_with_mfa'] },
  evaluate: ({ data }, snapshot) => {
    const policies = [
      ...inlinePolicies(data.UserPolicyList),
      ...attachedPolicies(data.AttachedManagedPolicies, snapshot),
      ...groupPolicies(data, snapshot),
    ];
    const { isAdmin, grants, unclear } = powerOf(policies, boundaryPolicy(data.PermissionsBoundary, snapshot));
    if (isAdmin === false) return notApplicable('The user is no administrator');
    return withReport(data, ({ mfaActive, passwordEnabled, accessKeys }) => {
      const activeKeys = accessKeys.filter(({ active }) => active).length;
      const evidence = { mfa: mfaActive, password: passwordEnabled, activeKeys, grants };
      if (mfaActive) return isAdmin ? pass('The user is an administrator and has MFA', evidence) : pass('The user has MFA', { mfa: true });
      if (passwordEnabled === false && activeKeys === 0) return notApplicable('The user has neither a password nor an active access key');
      if (isAdmin === null)
        return unknown(`No telling what ${unclear.join(', ')} allows: the document is missing or malformed`, { unclear });
      return fail('The user is an administrator and has no MFA', evidence);
    });
  },
});
