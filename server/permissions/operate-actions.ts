/**
 * What changing things from CloudLens would need. Never part of the scan role's policies: who wants it attaches
 * deploy/aws/operate-policy.json on purpose.
 */
export const operateActions: readonly string[] = ['ec2:RebootInstances', 'ec2:StartInstances', 'ec2:StopInstances'];
