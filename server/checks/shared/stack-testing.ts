import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap } from '@/server/collect/types';
import { resourceOf, testAccount } from './testing';

type StackData = ResourceData['AWS::CloudFormation::Stack'];

/** A finished stack, about which nothing else is known. */
export function stack(data: Partial<StackData> = {}, gaps: Gap[] = []) {
  const StackName = data.StackName ?? 'shop';
  const StackId = `arn:aws:cloudformation:eu-central-1:${testAccount}:stack/${StackName}/1`;
  return resourceOf('AWS::CloudFormation::Stack', {
    id: StackName,
    arn: StackId,
    data: { StackName, StackId, StackStatus: 'CREATE_COMPLETE', CreationTime: new Date('2026-01-01T00:00:00Z'), ...data },
    gaps,
  });
}

export const nested = { ParentId: `arn:aws:cloudformation:eu-central-1:${testAccount}:stack/root/1` };
