import {
  CloudTrailClient,
  CreateTrailCommand,
  type CreateTrailCommandInput,
  PutEventSelectorsCommand,
  PutInsightSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand, PutBucketAclCommand, PutBucketLoggingCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { type Expectation, isUnknown, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const logDelivery = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'logging.s3.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::trail-access/*',
    },
  ],
};

/** What is said about all regions together; of a bucket too, for its events may be recorded from anywhere. */
export const ofWholeAccount: readonly Expectation[] = [
  ...passes('cloudtrail/trail-enabled', account),
  ...passes('cloudtrail/multi-region-trail-enabled', account),
  ...passes('cloudtrail/management-events-recorded', account),
  ...passes('cloudtrail/insights-enabled', account),
  ...twins('lambda/function-invocations-recorded', 'open', 'linked'),
  ...twins('cloudtrail/s3-object-read-events-recorded', 'shop-scratch', 'shop-ledger'),
  ...twins('cloudtrail/s3-object-write-events-recorded', 'shop-scratch', 'shop-ledger'),
];

/** A stopped trail into an open bucket, and one that records everything. */
export async function arrangeTrails(connect: Connect): Promise<Expectation[]> {
  const s3 = connect(S3Client);
  const trails = connect(CloudTrailClient);
  for (const Bucket of ['trail-open', 'trail-shut']) await s3.send(new CreateBucketCommand({ Bucket, ObjectOwnership: 'ObjectWriter' }));
  await s3.send(new PutBucketAclCommand({ Bucket: 'trail-open', ACL: 'public-read' }));
  await s3.send(new CreateBucketCommand({ Bucket: 'trail-access' }));
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'trail-access', Policy: JSON.stringify(logDelivery) }));
  const logging = { LoggingEnabled: { TargetBucket: 'trail-access', TargetPrefix: 'trails/' } };
  await s3.send(new PutBucketLoggingCommand({ Bucket: 'trail-shut', BucketLoggingStatus: logging }));
  const create = (Name: string, input: Omit<CreateTrailCommandInput, 'Name'>) => trails.send(new CreateTrailCommand({ Name, ...input }));
  await create('stopped', { S3BucketName: 'trail-open', EnableLogFileValidation: false, IsMultiRegionTrail: false });
  await create('whole', {
    S3BucketName: 'trail-shut',
    EnableLogFileValidation: true,
    IsMultiRegionTrail: true,
    IncludeGlobalServiceEvents: true,
    KmsKeyId: `arn:aws:kms:us-east-1:${account}:alias/ledger`,
  });
  await trails.send(new StartLoggingCommand({ Name: 'whole' }));
  await trails.send(
    new PutEventSelectorsCommand({
      TrailName: 'whole',
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: true,
          DataResources: [
            { Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::shop-ledger/'] },
            { Type: 'AWS::Lambda::Function', Values: [`arn:aws:lambda:us-east-1:${account}:function:linked`] },
          ],
        },
      ],
    }),
  );
  await trails.send(new PutInsightSelectorsCommand({ TrailName: 'whole', InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }] }));

  return [
    ...twins('cloudtrail/trail-running', 'stopped', 'whole'),
    ...twins('cloudtrail/log-file-validation-enabled', 'stopped', 'whole'),
    ...twins('cloudtrail/trail-kms-encrypted', 'stopped', 'whole'),
    ...twins('cloudtrail/trail-bucket-not-public', 'stopped', 'whole'),
    ...twins('cloudtrail/trail-bucket-access-logged', 'stopped', 'whole'),
    // Regions are left out, and nobody can speak for the whole account then.
    ...ofWholeAccount.flatMap(({ check, resource }) => isUnknown(check, resource)),
  ];
}
