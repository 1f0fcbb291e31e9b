import { awsPolicies, extraPolicies, noDataPolicy } from '../policies';
import type { PolicyDocument } from '../policy-document';
import { type TrustPolicy, trustPolicy } from '../trust-policy';
import { cliCommand } from './cli-command';
import { cloudFormationTemplate } from './cloudformation';
import { quickCreateUrl } from './quick-create';
import type { RolePlan } from './role-plan';
import { terraform } from './terraform';

/** A policy for the role: AWS's own by its ARN, ours by its text. */
export interface RolePolicy {
  name: string;
  arn?: string;
  document?: PolicyDocument;
}

/** Every way to make one role, all values filled in. */
export interface RoleKit {
  /** The template in S3, where this installation has published one. */
  cloudformationUrl?: string;
  quickCreateUrl?: string;
  cliCommand: string;
  /** The template itself, as JSON text. */
  cloudformation: string;
  terraform: string;
  trustPolicy: TrustPolicy;
  permissionPolicies: RolePolicy[];
}

export function roleKit(plan: RolePlan, templateUrl: string | undefined): RoleKit {
  const quick = quickCreateUrl(plan, templateUrl);
  return {
    ...(templateUrl ? { cloudformationUrl: templateUrl } : {}),
    ...(quick ? { quickCreateUrl: quick } : {}),
    cliCommand: cliCommand(plan),
    cloudformation: `${JSON.stringify(cloudFormationTemplate(plan), null, 2)}\n`,
    terraform: terraform(plan),
    trustPolicy: trustPolicy(plan),
    permissionPolicies: [
      ...awsPolicies.map((name) => ({ name: name.split('/').at(-1) ?? name, arn: `arn:${plan.partition}:iam::aws:policy/${name}` })),
      ...[...extraPolicies, noDataPolicy].map(({ name, document }) => ({ name, document })),
    ],
  };
}
