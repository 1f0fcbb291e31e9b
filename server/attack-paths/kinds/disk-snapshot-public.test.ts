import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { instance } from '../testing/world';
import { diskSnapshotPublic } from './disk-snapshot-public';

const snapshot = (restorableByAll: boolean) =>
  resourceOf('AWS::EC2::Snapshot', { id: 'snap-1', data: { SnapshotId: 'snap-1', VolumeId: 'vol-1', restorableByAll } });
const volume = resourceOf('AWS::EC2::Volume', { id: 'vol-1', data: { VolumeId: 'vol-1', Attachments: [{ InstanceId: 'i-1' }] } });

tryKind(diskSnapshotPublic, {
  bad: [snapshot(true), volume, instance()],
  good: { 'for nobody': [snapshot(false), volume, instance()] },
  fix: /private/,
  over: ['Any AWS account', 'snap-1', 'web'],
});
