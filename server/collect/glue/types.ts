import type { Connection, Job } from '@aws-sdk/client-glue';
import type { SecretHit } from '@/server/workloads/secrets/types';

/** Masked values: names stay, `***` stands for each value. */
type Masked = Readonly<Record<string, string>>;

export interface GlueResources {
  /** A job. Values of its arguments are replaced by `***` when read; `secrets` tells what in them looked like one. */
  'AWS::Glue::Job': Omit<Job, 'DefaultArguments' | 'NonOverridableArguments' | 'CodeGenConfigurationNodes' | 'LastModifiedOn'> & {
    DefaultArguments?: Masked;
    NonOverridableArguments?: Masked;
    secrets?: readonly SecretHit[];
  };
  /** A connection of the data catalogue, asked for without its password. Values of its properties are replaced by `***` when read. */
  'AWS::Glue::Connection': Pick<
    Connection,
    'Name' | 'ConnectionType' | 'CreationTime' | 'PhysicalConnectionRequirements' | 'AuthenticationConfiguration'
  > & { properties: Masked; secrets?: readonly SecretHit[] };
}
