import type { Tags } from '../draft';
import { type ServiceName, serviceTags } from '../lumen';

/** What the makers of a region's fleet need to know. */
export interface FleetScope {
  region: string;
  /** The region's number, which goes into ids. */
  place: number;
  instances: number;
  volumes: number;
  groups: number;
  imageId: string;
  kmsKeyArn: string;
  ago(days: number): Date;
}

const owners: readonly ServiceName[] = ['storefront', 'checkout', 'catalog', 'search', 'orders', 'fulfilment', 'analytics', 'platform'];

export function instanceTags(name: string, chance: number): Tags {
  return { Name: name, ...serviceTags(owners[chance % owners.length] ?? 'platform', 'production') };
}
