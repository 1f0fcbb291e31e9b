import {
  ConfigServiceClient,
  type ConfigurationRecorder,
  PutConfigurationRecorderCommand,
  PutDeliveryChannelCommand,
  StartConfigurationRecorderCommand,
} from '@aws-sdk/client-config-service';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { type Expectation, isUnknown, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const role = (path: string) => `arn:aws:iam::${account}:role/${path}`;

/** A recorder as it should be in one region, one of little use in the other. */
export async function arrangeRecorders(connect: Connect, connectElsewhere: Connect): Promise<Expectation[]> {
  await connect(S3Client).send(new CreateBucketCommand({ Bucket: 'shop-config' }));
  const start = async (
    config: ConfigServiceClient,
    recorder: ConfigurationRecorder,
    deliveryFrequency: 'One_Hour' | 'TwentyFour_Hours',
  ) => {
    await config.send(new PutConfigurationRecorderCommand({ ConfigurationRecorder: { name: 'default', ...recorder } }));
    const channel = { name: 'default', s3BucketName: 'shop-config', configSnapshotDeliveryProperties: { deliveryFrequency } };
    await config.send(new PutDeliveryChannelCommand({ DeliveryChannel: channel }));
    await config.send(new StartConfigurationRecorderCommand({ ConfigurationRecorderName: 'default' }));
  };
  await start(
    connect(ConfigServiceClient),
    {
      roleARN: role('aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig'),
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    },
    'One_Hour',
  );
  await start(
    connectElsewhere(ConfigServiceClient),
    { roleARN: role('recorder'), recordingGroup: { allSupported: false, resourceTypes: ['AWS::EC2::Instance'] } },
    'TwentyFour_Hours',
  );
  return [
    // The other account records nothing at all.
    ...passes('config/recorder-enabled', 'us-east-1', 'eu-west-1'),
    ...twins('config/records-all-types', 'eu-west-1', 'us-east-1'),
    ...twins('config/recorder-service-linked-role', 'eu-west-1', 'us-east-1'),
    ...isUnknown('config/delivery-succeeds', 'us-east-1', 'eu-west-1'),
  ];
}
