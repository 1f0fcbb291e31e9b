import type { NetworkAcl } from '@aws-sdk/client-ec2';

/** Subnets that a network ACL guards. */
export const subnetsOf = ({ Associations }: NetworkAcl): string[] => (Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []).sort();

/** A default ACL without subnets guards nothing and cannot be deleted: questions about its rules do not arise. */
export const isIdleDefault = (acl: NetworkAcl): boolean => acl.IsDefault === true && subnetsOf(acl).length === 0;
