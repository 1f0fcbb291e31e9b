interface RoleInput {
  roleArn: string;
  externalId: string;
  /** Our own identity in AWS; null when this installation has none. */
  principal: string | null;
}

const placeholder = '<ARN of the AWS identity that runs CloudLens>';

/** Who may enter the role: our identity, and only with the external id. */
export function trustPolicy({ externalId, principal }: RoleInput): string {
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: principal ?? placeholder },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': externalId } },
        },
      ],
    },
    null,
    2,
  );
}

/** The same as commands: the role, and AWS's two read-only managed policies on it. */
export function roleCommands(input: RoleInput): string {
  const [, partition = 'aws'] = input.roleArn.split(':');
  const name = input.roleArn.split('/').at(-1) ?? '';
  const attach = (policy: string) =>
    `aws iam attach-role-policy --role-name ${name} \\\n  --policy-arn arn:${partition}:iam::aws:policy/${policy}`;
  return [
    `aws iam create-role --role-name ${name} \\\n  --assume-role-policy-document '${JSON.stringify(JSON.parse(trustPolicy(input)))}'`,
    attach('SecurityAudit'),
    attach('job-function/ViewOnlyAccess'),
  ].join('\n\n');
}
