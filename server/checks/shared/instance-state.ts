import type { Instance } from '@aws-sdk/client-ec2';
import { notApplicable } from '../define-check';
import type { Verdict } from '../types';

/** EC2 lists terminated instances for an hour; nothing about them can be wrong or put right. Undefined: the instance counts. */
export function goneVerdict({ State }: Instance): Verdict | undefined {
  return State?.Name === 'terminated' || State?.Name === 'shutting-down' ? notApplicable(`The instance is ${State.Name}`) : undefined;
}

/** Its public IPv4 addresses, of all its interfaces. */
export function publicAddressesOf({ PublicIpAddress, NetworkInterfaces }: Instance): string[] {
  const addresses = [PublicIpAddress, ...(NetworkInterfaces ?? []).map(({ Association }) => Association?.PublicIp)];
  return [...new Set(addresses.flatMap((address) => address || []))].sort();
}

/** The instance profile's name. */
export const profileNameOf = ({ IamInstanceProfile }: Instance): string | null =>
  IamInstanceProfile ? (IamInstanceProfile.Arn?.split('/').at(-1) ?? IamInstanceProfile.Id ?? 'unnamed') : null;

const stoppedSince = /\((\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}) (?:GMT|UTC)\)/;

/** When the instance was stopped, as `User initiated (2026-08-16 12:00:00 GMT)` tells; null where the reason has no date. */
export function stoppedAt({ StateTransitionReason }: Instance): Date | null {
  const [, day, time] = stoppedSince.exec(StateTransitionReason ?? '') ?? [];
  const date = day && time ? new Date(`${day}T${time}Z`) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

export const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 86_400_000;
