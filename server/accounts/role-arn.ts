/** An IAM role, taken apart. */
export interface RoleName {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  partition: string;
  /** Twelve digits. */
  accountId: string;
  /** `/`, or as in `/security/`. */
  rolePath: string;
  roleName: string;
}

export type RoleArnAnswer = { ok: true; role: RoleName } | { ok: false; reason: string };

export const partitions = ['aws', 'aws-cn', 'aws-us-gov'] as const;

/** Where STS and the global services are called unless somebody says otherwise. */
export const homeRegions = { aws: 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' } as const;

const refuse = (reason: string): RoleArnAnswer => ({ ok: false, reason });

const others: Readonly<Record<string, string>> = {
  user: 'is an IAM user: a user’s keys last for ever, so CloudLens enters by a role alone',
  group: 'is an IAM group, not a role',
  policy: 'is a policy, not a role',
  'instance-profile': 'is an instance profile: give the role in it',
  'saml-provider': 'is an identity provider, not a role',
  'oidc-provider': 'is an identity provider, not a role',
  mfa: 'is an MFA device, not a role',
  'server-certificate': 'is a certificate, not a role',
};

/**
 * Takes a role's ARN apart, or says in half a sentence ("is …") why it is none. Nothing that only looks like one comes through:
 * what passes here is put into commands and sent to AWS.
 */
export function parseRoleArn(text: string): RoleArnAnswer {
  if (text.length > 612) return refuse('is too long to be the ARN of a role');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not come in
  if (/[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/.test(text))
    return refuse('holds white space or invisible characters');
  if (/[*?]/.test(text)) return refuse('holds a wildcard: name one role');
  const [prefix, partition = '', service, region, accountId = '', ...rest] = text.split(':');
  const resource = rest.join(':');
  if (prefix !== 'arn' || rest.length === 0) return refuse('is no ARN; one looks like arn:aws:iam::111122223333:role/CloudLensScanRole');
  if (!(partitions as readonly string[]).includes(partition))
    return refuse('is of a partition that CloudLens does not know (aws, aws-cn, aws-us-gov)');
  if (service === 'sts' && resource.startsWith('assumed-role/'))
    return refuse('is a session of a role: give the role itself, as arn:aws:iam::111122223333:role/its-name');
  if (service !== 'iam') return refuse('is not of IAM, so it is no role');
  if (region !== '') return refuse('names a region, which roles do not have');
  if (!/^\d{12}$/.test(accountId)) return refuse('has no account id of twelve digits');
  if (resource === 'root') return refuse('is the whole account: name one role in it');
  const [kind = '', ...names] = resource.split('/');
  if (kind !== 'role') return refuse(others[kind] ?? 'is not a role');
  const roleName = names.pop() ?? '';
  if (names.some((part) => part === '' || part === '.' || part === '..') || roleName === '.' || roleName === '..')
    return refuse('holds an empty or dotted step in the role’s path');
  if (!/^[\w+=,.@-]{1,64}$/.test(roleName)) return refuse('has no valid role name at its end (letters, digits and +=,.@_-, at most 64)');
  if (!names.every((part) => /^[\w+=,.@-]+$/.test(part)) || names.join('/').length > 510)
    return refuse('has a path with characters that IAM does not allow');
  if (names[0] === 'aws-service-role') return refuse('is a service-linked role, which only its AWS service may use');
  if (names[0] === 'aws-reserved') return refuse('is a role that AWS manages for single sign-on: make one for CloudLens');
  return { ok: true, role: { partition, accountId, rolePath: names.length > 0 ? `/${names.join('/')}/` : '/', roleName } };
}

export const roleArnOf = ({ partition, accountId, rolePath, roleName }: RoleName): string =>
  `arn:${partition}:iam::${accountId}:role${rolePath}${roleName}`;

/** What people paste where an account is asked for: twelve digits in any grouping, or the ARN of a role that they have made. */
export function parseAccountText(text: string): { ok: true; accountId: string; role?: RoleName } | { ok: false; reason: string } {
  const trimmed = text.trim();
  if (trimmed.startsWith('arn:')) {
    const answer = parseRoleArn(trimmed);
    return answer.ok
      ? { ok: true, accountId: answer.role.accountId, role: answer.role }
      : { ok: false, reason: `This ARN ${answer.reason}.` };
  }
  const digits = trimmed.replace(/[\s\u00a0\u2009\u202f‐-―-]/g, '');
  if (/^\d{12}$/.test(digits)) return { ok: true, accountId: digits };
  const count = digits.replace(/\D/g, '').length;
  return {
    ok: false,
    reason: /^\d+$/.test(digits)
      ? `An AWS account id has twelve digits; this has ${count}.`
      : 'Give the twelve digits of an AWS account id, or the ARN of a role in it.',
  };
}
