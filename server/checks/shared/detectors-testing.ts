import type { GuardDutyRegionSettings } from '@/server/collect/guardduty/types';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

export const detectorWith = (features: Readonly<Record<string, 'ENABLED' | 'DISABLED'>>): GuardDutyRegionSettings['detector'] => ({
  DetectorId: 'd1',
  Status: 'ENABLED',
  Features: Object.entries(features).map(([Name, Status]) => ({ Name: Name as 'S3_DATA_EVENTS', Status })),
});

export const guardDuty = (data: GuardDutyRegionSettings, gaps: Gap[] = []) =>
  resourceOf('AWS::GuardDuty::RegionSettings', { id: 'eu-central-1', data, gaps });

/** What every plan has to answer. */
export const planCases = (plan: string): [string, GuardDutyRegionSettings, string][] => [
  ['on', { detector: detectorWith({ [plan]: 'ENABLED' }) }, 'pass'],
  ['off', { detector: detectorWith({ [plan]: 'DISABLED' }) }, 'fail'],
  ['another one on', { detector: detectorWith({ [plan]: 'DISABLED', CLOUD_TRAIL: 'ENABLED' }) }, 'fail'],
  ['not named', { detector: detectorWith({}) }, 'fail'],
  ['features not given', { detector: { DetectorId: 'd1', Status: 'ENABLED' } }, 'unknown'],
  ['GuardDuty suspended', { detector: { DetectorId: 'd1', Status: 'DISABLED' } }, 'not-applicable'],
  ['GuardDuty off', { detector: null }, 'not-applicable'],
  ['not known', {}, 'unknown'],
];
