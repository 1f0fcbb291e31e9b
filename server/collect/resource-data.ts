import type { AccountResources } from './account/types';
import type { CloudFormationResources } from './cloudformation/types';
import type { CloudTrailResources } from './cloudtrail/types';
import type { ConfigResources } from './config/types';
import type { Ec2Resources } from './ec2/types';
import type { IamResources } from './iam/types';
import type { KmsResources } from './kms/types';
import type { LambdaResources } from './lambda/types';
import type { RdsResources } from './rds/types';
import type { S3Resources } from './s3/types';

/** Every resource type that we collect, with the shape of its `data`. */
export interface ResourceData
  extends AccountResources,
    CloudFormationResources,
    CloudTrailResources,
    ConfigResources,
    Ec2Resources,
    IamResources,
    KmsResources,
    LambdaResources,
    RdsResources,
    S3Resources {}
