import { securityAudit, viewOnlyAccess } from './managed-policies';

/** Action patterns by service prefix, separated by spaces: `{ ec2: 'Describe* GetEbsEncryptionByDefault' }`. */
export type PolicyPatterns = Readonly<Record<string, string>>;

/** Whether an IAM pattern such as `ec2:Describe*` matches an action. IAM compares actions without case. */
export function matchesAction(pattern: string, action: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(action);
}

function grants(policy: PolicyPatterns, action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  return (policy[service] ?? '').split(' ').some((pattern) => pattern !== '' && matchesAction(pattern, name));
}

/** Whether SecurityAudit or ViewOnlyAccess, which the role carries anyway, allow an action. */
export const isGrantedByAws = (action: string): boolean => grants(securityAudit, action) || grants(viewOnlyAccess, action);
