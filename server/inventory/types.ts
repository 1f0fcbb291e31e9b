/** Short names that clients ask by; everything else goes by AWS's own, as in `AWS::EC2::Volume`. */
export const shortTypes = {
  ec2: 'AWS::EC2::Instance',
  s3: 'AWS::S3::Bucket',
  lambda: 'AWS::Lambda::Function',
  rds: 'AWS::RDS::DBInstance',
} as const;

export interface ResourceFilters {
  /** AWS's names of types. */
  types?: readonly string[];
  /** Our ids of accounts. */
  accounts?: readonly string[];
  regions?: readonly string[];
  /** All have to be there; a null value: whatever it is. */
  tags?: readonly { key: string; value: string | null }[];
  /** Text that ARN, id or name holds, in any case. */
  q?: string;
}

/** A stored resource as lists tell it. Times are ISO 8601. */
export interface ResourceRow {
  /** A short name where there is one. */
  type: string;
  resourceType: string;
  id: string;
  name: string | null;
  arn: string;
  /** Twelve digits. */
  accountId: string;
  region: string;
  service: string;
  /** As AWS calls it: `running`, `available`; null where the type has none. */
  state: string | null;
  /** Only of types that have one. */
  instanceType?: string;
  launchTime?: string;
  tags: Record<string, string>;
  firstSeenAt: string;
  changedAt: string;
}
