import { DescribeSnapshotAttributeCommand, DescribeSnapshotsCommand, EC2Client, type Snapshot } from '@aws-sdk/client-ec2';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';
import { ec2Resource } from './ec2-resource';
import { filterFor } from './list-ec2';

const operation = 'ec2:DescribeSnapshots';
type Owned = Snapshot & { SnapshotId: string };

function listOwned(context: CollectContext, restorableByAll: boolean): AsyncGenerator<readonly Owned[], void> {
  const client = context.client(EC2Client);
  const source = { operation, region: context.region } as const;
  const Filters = filterFor(context, 'AWS::EC2::Snapshot', 'snapshot-id');
  return listMapped(context, {
    operation,
    fetch: (NextToken) =>
      client.send(
        new DescribeSnapshotsCommand({
          OwnerIds: ['self'],
          ...(restorableByAll && { RestorableByUserIds: ['all'] }),
          Filters,
          MaxResults: 1000,
          NextToken,
        }),
      ),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.Snapshots)
        .map((snapshot): Owned => ({ ...snapshot, SnapshotId: present(source, snapshot.SnapshotId) }))
        // Some look-alikes of EC2 answer `self` with everybody's.
        .filter(({ OwnerId }) => !OwnerId || OwnerId === context.account),
  });
}

/**
 * Own snapshots. Which of them anybody may restore comes from one more listing instead of one call per snapshot; those it
 * names (hardly any, in a healthy account) are asked once more, since some look-alikes of EC2 ignore that filter.
 */
export async function* collectSnapshots(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EC2Client);
  let open: Set<string> | undefined;
  for await (const page of listOwned(context, false)) {
    if (!open) {
      open = new Set();
      for await (const restorable of listOwned(context, true)) for (const { SnapshotId } of restorable) open.add(SnapshotId);
    }
    const named = open;
    yield await context.each(page, async (snapshot, get, gaps): Promise<Resource<'AWS::EC2::Snapshot'>> => {
      const SnapshotId = snapshot.SnapshotId;
      const permissions = named.has(SnapshotId)
        ? await get('ec2:DescribeSnapshotAttribute', async () => {
            const answer = await client.send(new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: 'createVolumePermission' }));
            return answer.CreateVolumePermissions ?? [];
          })
        : [];
      // The listing's word stands where the second look failed.
      const restorableByAll = permissions ? permissions.some(({ Group }) => Group === 'all') : true;
      const resource = ec2Resource(
        context,
        'AWS::EC2::Snapshot',
        { id: SnapshotId, tags: snapshot.Tags },
        { ...snapshot, restorableByAll },
      );
      return { ...resource, gaps };
    });
  }
}
