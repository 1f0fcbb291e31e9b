import type { AnyResource, ResourceType } from '@/server/collect/types';
import type { OrgConnection } from '@/server/db-staging';
import { log } from '@/server/log';
import type { ScanContext } from '@/server/scans/execute/scan-context';
import { readResources } from '@/server/scans/store/read-resources';
import { describeFunction } from '../describe/describe-function';
import { describeInstance, isGone } from '../describe/describe-instance';
import { sense } from '../sensors/sense';
import type { WorkloadRecord } from '../types';
import { readVerdicts } from './read-verdicts';
import type { ReadWorld } from './read-world';

type Describe = (resource: AnyResource, world: ReadWorld) => WorkloadRecord | null;

const describers: readonly { type: ResourceType; toRecord: Describe }[] = [
  {
    type: 'AWS::EC2::Instance',
    toRecord: (resource, world) =>
      resource.type !== 'AWS::EC2::Instance' || isGone(resource)
        ? null
        : describeInstance(resource, world, sense('instance', resource, world)),
  },
  {
    type: 'AWS::Lambda::Function',
    toRecord: (resource, world) =>
      resource.type === 'AWS::Lambda::Function' ? describeFunction(resource, world, sense('function', resource, world)) : null,
  },
];

/** What became of one resource. `failed`: we could not make sense of it, and what is stored of it stays. */
export type Described = { arn: string; record: WorkloadRecord } | { arn: string; failed: true };

/** Every workload of the account, page by page, as the stored inventory tells. */
export async function* describeAccount(
  connection: OrgConnection,
  { orgId, account }: ScanContext,
  world: ReadWorld,
): AsyncGenerator<Described[], void> {
  const owner = { orgId, awsAccountId: account.id };
  for (const { type, toRecord } of describers)
    for await (const page of readResources(connection, { ...owner, type })) {
      world.verdicts = await readVerdicts(
        connection,
        owner,
        page.map(({ arn }) => arn),
      );
      yield page.flatMap((resource) => attempt(resource, () => toRecord(resource, world)));
    }
}

/** One answer of AWS that nobody foresaw must not cost the others their rank. */
function attempt(resource: AnyResource, work: () => WorkloadRecord | null): Described[] {
  try {
    const record = work();
    return record ? [{ arn: record.arn, record }] : [];
  } catch (error) {
    log.error({ err: error, arn: resource.arn }, 'a workload could not be described');
    return [{ arn: resource.arn, failed: true }];
  }
}
