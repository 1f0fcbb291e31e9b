import type { GetMacieSessionResponse } from '@aws-sdk/client-macie2';

export interface MacieResources {
  /** Always one for a region. `session` null: Macie is not enabled. `notOffered`: AWS has no Macie in the region. Neither: it could not be read. */
  'AWS::Macie::RegionSettings': {
    session?: Omit<GetMacieSessionResponse, '$metadata' | 'updatedAt'> | null;
    notOffered?: true;
  };
}
