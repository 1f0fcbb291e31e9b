import type { Tags } from '../draft';
import { type ServiceName, serviceTags } from '../lumen';

export const main = 'eu-central-1';
export const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'] as const;

export function tagsOf(service: ServiceName, extra?: Tags): Tags {
  return serviceTags(service, 'sandbox', extra);
}
