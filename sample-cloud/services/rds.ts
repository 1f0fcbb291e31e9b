import { clusterTypes, snapshotTypes } from '@/server/collect/rds/neighbours';
import type { ResourceType } from '@/server/collect/types';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { concatenated } from '../sliceable';
import { inRegion, pageSize } from './listing';
import { mend } from './operate/mend';

type RdsType = Extract<ResourceType, `AWS::RDS::${string}`> | (typeof clusterTypes)[number] | (typeof snapshotTypes)[number];

const bounds = { least: 20, most: 100 };

interface DescribeInput {
  Marker?: string;
  MaxRecords?: number;
}

/** One page of what RDS describes, of whichever of the types, or the one that is named. */
function described<T extends RdsType>(
  context: OperationContext,
  types: T | readonly T[],
  input: DescribeInput,
  name: string | undefined,
  missing: string,
) {
  if (name !== undefined) return { items: [one(context, types, name, missing)], next: undefined };
  const all = concatenated(...[types].flat().map((type) => inRegion(context, type as T)));
  const found = page(all, input.Marker, pageSize(input.MaxRecords, bounds));
  return { items: found.items.map(({ data }) => data), next: found.next };
}

function resourceOf<T extends RdsType>({ state, region }: OperationContext, types: T | readonly T[], name: string, missing: string) {
  for (const type of [types].flat()) {
    const found = state.find(type as T, region, name);
    if (found) return found;
  }
  throw new ApiError(missing, 404, `${name} not found.`);
}

const one = <T extends RdsType>(context: OperationContext, types: T | readonly T[], name: string, missing: string) =>
  resourceOf(context, types, name, missing).data;

/** What was said of these settings; the sample cloud changes no others. */
const said = <T extends object>(settings: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };

function restorers(sharedWith: readonly string[] | undefined) {
  return [{ AttributeName: 'restore', AttributeValues: [...(sharedWith ?? [])] }];
}

/** RDS, and with it DocumentDB and Neptune, which share its API: databases, their snapshots and who may restore them, and settings. */
export const rds = defineService({
  name: 'rds',
  signingName: 'rds',
  schemas: () => import('@aws-sdk/client-rds'),
  operations: {
    DescribeDBInstances(input, context) {
      const { items, next } = described(context, 'AWS::RDS::DBInstance', input, input.DBInstanceIdentifier, 'DBInstanceNotFound');
      return { DBInstances: items, Marker: next };
    },
    DescribeDBClusters(input, context) {
      const { items, next } = described(context, clusterTypes, input, input.DBClusterIdentifier, 'DBClusterNotFoundFault');
      return { DBClusters: items, Marker: next };
    },
    ModifyDBInstance({ DBInstanceIdentifier = '', DeletionProtection, AutoMinorVersionUpgrade, CopyTagsToSnapshot }, context) {
      const database = resourceOf(context, 'AWS::RDS::DBInstance', DBInstanceIdentifier, 'DBInstanceNotFound');
      return { DBInstance: mend(database, said({ DeletionProtection, AutoMinorVersionUpgrade, CopyTagsToSnapshot }), context) };
    },
    ModifyDBCluster({ DBClusterIdentifier = '', DeletionProtection, CopyTagsToSnapshot }, context) {
      const cluster = resourceOf(context, clusterTypes, DBClusterIdentifier, 'DBClusterNotFoundFault');
      return { DBCluster: mend(cluster, said({ DeletionProtection, CopyTagsToSnapshot }), context) };
    },
    DescribeDBSnapshots(input, context) {
      const { items, next } = described(context, 'AWS::RDS::DBSnapshot', input, input.DBSnapshotIdentifier, 'DBSnapshotNotFound');
      return {
        DBSnapshots: items.map(({ sharedWith: _, ...snapshot }) => snapshot).filter((snapshot) => isOfType(snapshot, input)),
        Marker: next,
      };
    },
    DescribeDBClusterSnapshots(input, context) {
      const named = input.DBClusterSnapshotIdentifier;
      const { items, next } = described(context, snapshotTypes, input, named, 'DBClusterSnapshotNotFoundFault');
      return {
        DBClusterSnapshots: items.map(({ sharedWith: _, ...snapshot }) => snapshot).filter((snapshot) => isOfType(snapshot, input)),
        Marker: next,
      };
    },
    DescribeDBSnapshotAttributes({ DBSnapshotIdentifier = '' }, context) {
      const { sharedWith } = one(context, 'AWS::RDS::DBSnapshot', DBSnapshotIdentifier, 'DBSnapshotNotFound');
      return { DBSnapshotAttributesResult: { DBSnapshotIdentifier, DBSnapshotAttributes: restorers(sharedWith) } };
    },
    DescribeDBClusterSnapshotAttributes({ DBClusterSnapshotIdentifier = '' }, context) {
      const { sharedWith } = one(context, snapshotTypes, DBClusterSnapshotIdentifier, 'DBClusterSnapshotNotFoundFault');
      return { DBClusterSnapshotAttributesResult: { DBClusterSnapshotIdentifier, DBClusterSnapshotAttributes: restorers(sharedWith) } };
    },
    DescribeDBParameterGroups(input, context) {
      const { items, next } = described(
        context,
        'AWS::RDS::DBParameterGroup',
        input,
        input.DBParameterGroupName,
        'DBParameterGroupNotFound',
      );
      return { DBParameterGroups: items.map(({ parameters: _, ...group }) => group), Marker: next };
    },
    DescribeDBParameters(input, context) {
      const { parameters = [] } = one(context, 'AWS::RDS::DBParameterGroup', input.DBParameterGroupName ?? '', 'DBParameterGroupNotFound');
      const wanted = parameters.filter(({ Source }) => !input.Source || Source === input.Source);
      const found = page(wanted, input.Marker, pageSize(input.MaxRecords, bounds));
      return { Parameters: [...found.items], Marker: found.next };
    },
    DescribeEventSubscriptions(input, context) {
      const { items, next } = described(context, 'AWS::RDS::EventSubscription', input, input.SubscriptionName, 'SubscriptionNotFound');
      return { EventSubscriptionsList: items, Marker: next };
    },
  },
});

/** As AWS does, a page is cut first and filtered then: it may hold fewer than asked for. */
function isOfType(snapshot: { SnapshotType?: string }, input: { SnapshotType?: string }): boolean {
  return input.SnapshotType === undefined || snapshot.SnapshotType === input.SnapshotType;
}
