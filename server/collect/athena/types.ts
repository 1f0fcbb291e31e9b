import type { WorkGroup } from '@aws-sdk/client-athena';

export interface AthenaWorkGroup extends WorkGroup {
  /** Whether a query ran in it within the 45 days that Athena remembers. Absent when it was not told. */
  used?: boolean;
}

export interface AthenaResources {
  'AWS::Athena::WorkGroup': AthenaWorkGroup;
}
