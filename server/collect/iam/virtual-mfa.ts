import { IAMClient, ListVirtualMFADevicesCommand, type VirtualMFADevice } from '@aws-sdk/client-iam';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { CollectContext } from '../types';

export interface VirtualMfa {
  /** Serial numbers by the ARN of their user. */
  byUser: ReadonlyMap<string, readonly string[]>;
  root: VirtualMFADevice | null;
}

/**
 * The virtual MFA devices in use, for all users in one listing. `undefined` unless the listing came to its end.
 */
export async function listVirtualMfa(context: CollectContext): Promise<VirtualMfa | undefined> {
  const client = context.client(IAMClient);
  const operation = 'iam:ListVirtualMFADevices';
  const byUser = new Map<string, string[]>();
  let root: VirtualMFADevice | null = null;
  let ended = false;
  const pages = listMapped(context, {
    operation,
    fetch: (Marker) => client.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned', MaxItems: 1000, Marker })),
    token: (answer) => (answer.IsTruncated ? answer.Marker : undefined),
    resources: (answer) => {
      ended = !answer.IsTruncated;
      return listIn({ operation, region: context.region }, answer.VirtualMFADevices).map((device) => ({
        ...device,
        SerialNumber: present({ operation, region: context.region }, device.SerialNumber),
      }));
    },
  });
  for await (const page of pages) {
    for (const { Base32StringSeed: _seed, QRCodePNG: _code, ...device } of page) {
      const user = device.User?.Arn;
      if (user?.endsWith(':root') || device.SerialNumber.endsWith(':mfa/root-account-mfa-device')) root = device;
      else if (user) byUser.set(user, [...(byUser.get(user) ?? []), device.SerialNumber].sort());
    }
  }
  return ended ? { byUser, root } : undefined;
}
