import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { databaseSnapshotPublic } from './database-snapshot-public';

const snapshot = (sharedWith: string[]) =>
  resourceOf('AWS::RDS::DBSnapshot', {
    id: 'before-move',
    data: { DBSnapshotIdentifier: 'before-move', DBInstanceIdentifier: 'orders', sharedWith },
  });
const ofCluster = (sharedWith: string[]) =>
  resourceOf('AWS::RDS::DBClusterSnapshot', {
    id: 'ledger-1',
    data: { DBClusterSnapshotIdentifier: 'ledger-1', DBClusterIdentifier: 'ledger', sharedWith },
  });

tryKind(databaseSnapshotPublic, {
  bad: [snapshot(['all'])],
  good: { 'for one account': [snapshot(['444455556666'])], 'for nobody': [snapshot([])] },
  fix: /Stop sharing/,
  over: ['Any AWS account', 'before-move'],
});
tryKind(databaseSnapshotPublic, {
  bad: [ofCluster(['all'])],
  good: { 'for nobody': [ofCluster([])] },
  fix: /Stop sharing/,
  over: ['Any AWS account', 'ledger-1'],
});
