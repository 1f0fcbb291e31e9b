import type { UserDetail, VirtualMFADevice } from '@aws-sdk/client-iam';

/** The virtual MFA devices in use, the root user's first. */
export function virtualMfaDevices(
  users: readonly (UserDetail & { virtualMfa?: readonly string[] })[],
  root: VirtualMFADevice | null | undefined,
): VirtualMFADevice[] {
  const ofUsers = users.flatMap(({ UserName, UserId, Arn, Path, CreateDate, virtualMfa = [] }) =>
    virtualMfa.map((SerialNumber) => ({ SerialNumber, EnableDate: CreateDate, User: { UserName, UserId, Arn, Path, CreateDate } })),
  );
  return [...(root ? [root] : []), ...ofUsers];
}
