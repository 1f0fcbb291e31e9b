import { checkPlan, type RolePlan, stackNameOf } from './role-plan';

const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** The partition of an S3 address, which is the only kind of address that CloudFormation takes a template from. */
export function partitionOfTemplate(url: string): string | null {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:') return null;
  if (/(^|\.)s3[.-][a-z0-9.-]*amazonaws\.com\.cn$/.test(hostname)) return 'aws-cn';
  if (/(^|\.)s3[.-](?:[a-z0-9-]+\.)?us-gov-[a-z0-9-]+\.amazonaws\.com$/.test(hostname)) return 'aws-us-gov';
  return /(^|\.)s3[.-]([a-z0-9-]+\.)*amazonaws\.com$/.test(hostname) ? 'aws' : null;
}

/**
 * Opens CloudFormation's page with everything filled in. undefined where it would not work: no template in S3, none in the role's
 * partition, a role below a path, or no identity of ours to trust yet.
 */
export function quickCreateUrl(input: RolePlan, templateUrl: string | undefined): string | undefined {
  const { partition, principal, region, externalId, roleName, rolePath } = checkPlan(input);
  const host = consoles[partition];
  if (!templateUrl || !principal || !host || rolePath !== '/' || partitionOfTemplate(templateUrl) !== partition) return undefined;
  const query = new URLSearchParams({
    templateURL: templateUrl,
    stackName: stackNameOf({ roleName }),
    param_CloudLensPrincipal: principal,
    param_ExternalId: externalId,
    param_RoleName: roleName,
  });
  return `https://${region}.${host}/cloudformation/home?region=${region}#/stacks/quickcreate?${query.toString().replaceAll('+', '%20')}`;
}
