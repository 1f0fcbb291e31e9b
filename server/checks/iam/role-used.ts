import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { dayText, isOlderThan, toDate } from '../shared/dates';
import { principalNeeds } from '../shared/principal-power';
import { isIdentityCenterRole, isServiceLinked } from '../shared/role-trust';

export const check = defineCheck({
  id: 'iam/role-used',
  title: 'Roles that nobody uses are removed',
  severity: 'low',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  why: 'A role that nobody misses is one whose abuse nobody notices, with permissions that nobody reviews.',
  remedy: {
    text: 'Ask the owner, take its policies off for a while, then delete the role. AWS remembers uses for 400 days.',
    cli: 'aws iam get-role --role-name <role> --query Role.RoleLastUsed\naws iam detach-role-policy --role-name <role> --policy-arn <policy-arn>\naws iam delete-role --role-name <role>',
  },
  aliases: {},
  parameters: {
    days: {
      default: 90,
      min: 1,
      max: 400,
      description: 'After how many days without use a role counts as unused',
      source: 'Our choice; the same as for access keys to be replaced',
    },
  },
  evaluate: (role, _snapshot, { now, parameters: { days = 90 } }) => {
    if (isServiceLinked(role)) return notApplicable('The role is linked to a service of AWS, which removes it');
    if (isIdentityCenterRole(role)) return notApplicable('The role is made and removed by IAM Identity Center');
    const used = toDate(role.data.RoleLastUsed?.LastUsedDate);
    const created = toDate(role.data.CreateDate);
    const seen = used ?? created;
    if (!seen) return unknown('AWS did not tell when the role was made or used');
    const evidence = { lastUsed: used?.toISOString() ?? null, created: created?.toISOString() ?? null };
    const summary = used
      ? `The role was last used on ${dayText(used)}`
      : `No use of the role is known since it was made on ${dayText(seen)}`;
    // A new role has had no chance to be used, whatever its predecessor of that name did.
    return isOlderThan(seen, days, now) ? fail(summary, evidence) : pass(summary, evidence);
  },
});
