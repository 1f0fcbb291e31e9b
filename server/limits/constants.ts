import type { limitedResources } from '@/drizzle/schema/operate';

export type LimitedResource = (typeof limitedResources)[number];

/** What is begun by people, not by schedules. */
export type StartResource = Exclude<LimitedResource, 'ec2.launch'>;

/** How much may be begun in an hour where nobody has said otherwise. */
export const startsPerHour: Record<StartResource, { organization: number; person: number }> = {
  'scans.start': { organization: 600, person: 120 },
  'workflows.run': { organization: 600, person: 120 },
};

export const resourceLabel: Record<LimitedResource, string> = {
  'ec2.launch': 'Instances launched',
  'scans.start': 'Scans started',
  'workflows.run': 'Workflows run',
};
