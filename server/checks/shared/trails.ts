import type { Resource } from '@/server/collect/types';
import type { Evidence, Snapshot } from '../types';

export type Trail = Resource<'AWS::CloudTrail::Trail'>;

export const readsTrails = { type: 'AWS::CloudTrail::Trail', scope: 'account' } as const;

export const isRunning = ({ data }: Trail): boolean => data.status?.IsLogging === true;

/** Whether the trail records events of the region: of all when it is multi-region, else of its own. */
export const covers = ({ region, data }: Trail, where: string): boolean => data.IsMultiRegionTrail === true || region === where;

/** Needs the trails of the account among the check's reads. */
export const runningTrails = (snapshot: Snapshot): Trail[] => snapshot.list('AWS::CloudTrail::Trail').filter(isRunning);

/** The trails that a verdict about the account looked at. */
export function trailFacts(trails: readonly Trail[]): Evidence {
  const rows = trails.map(({ id, region, data }) => ({
    trail: id,
    region,
    multiRegion: data.IsMultiRegionTrail ?? false,
    organization: data.IsOrganizationTrail ?? false,
    running: data.status?.IsLogging ?? null,
  }));
  return { trails: rows.slice(0, 10), ...(rows.length > 10 && { more: rows.length - 10 }) };
}
