import type { Resource } from '@/server/collect/types';
import { notApplicable, unknown } from '../define-check';
import type { Verdict } from '../types';

export const keyNeeds = ['kms:ListKeys', 'kms:ListAliases', 'kms:DescribeKey'] as const;

/** Why nobody need ask about a key's rotation; null: it is one that rotates, in use, and its rotation is known. */
export function noRotation({ data }: Resource<'AWS::KMS::Key'>): Verdict | null {
  if (data.rotation === null)
    return notApplicable(
      `Keys of this kind do not rotate by themselves (${data.KeySpec ?? 'unknown kind'}, origin ${data.Origin ?? 'unknown'})`,
    );
  if (data.KeyState !== undefined && data.KeyState !== 'Enabled') return notApplicable(`The key is not in use (${data.KeyState})`);
  if (data.MultiRegionConfiguration?.MultiRegionKeyType === 'REPLICA') {
    return notApplicable('A replica rotates with its primary key', { primary: data.MultiRegionConfiguration.PrimaryKey?.Arn ?? null });
  }
  return data.rotation === undefined ? unknown('No telling whether the key rotates: its rotation status was not given') : null;
}

/** Keys on their way out are judged by one check only, that on deletion. */
export const isBeingDeleted = ({ KeyState }: Resource<'AWS::KMS::Key'>['data']): boolean =>
  KeyState === 'PendingDeletion' || KeyState === 'PendingReplicaDeletion';
