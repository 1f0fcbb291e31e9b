import type { AdvancedEventSelector, EventSelector, GetTrailStatusResponse, InsightSelector, Trail } from '@aws-sdk/client-cloudtrail';

export interface CloudTrailResources {
  /** Reported once, in its home region; organization trails of another account included as AWS shows them. */
  'AWS::CloudTrail::Trail': Trail & {
    status?: Omit<GetTrailStatusResponse, '$metadata'>;
    eventSelectors?: readonly EventSelector[];
    advancedEventSelectors?: readonly AdvancedEventSelector[];
    insightSelectors?: readonly InsightSelector[] | null;
  };
}
