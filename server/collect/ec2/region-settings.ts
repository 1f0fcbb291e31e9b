import {
  EC2Client,
  GetEbsDefaultKmsKeyIdCommand,
  GetEbsEncryptionByDefaultCommand,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSerialConsoleAccessStatusCommand,
  GetSnapshotBlockPublicAccessStateCommand,
} from '@aws-sdk/client-ec2';
import type { OperationName } from '@/server/aws/operation';
import { present } from '../answers';
import { makeArn } from '../make-arn';
import type { AnyResource, CollectContext, Resource } from '../types';
import type { Ec2RegionSettings } from './types';

/** The region's account-wide switches: always one resource, with those that could be read. */
export async function* collectRegionSettings(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const { region } = context;
  const client = context.client(EC2Client);
  yield await context.each([region], async (id, get, gaps): Promise<Resource<'AWS::EC2::RegionSettings'>> => {
    const ask = <V>(operation: OperationName, answer: () => Promise<V | undefined>) =>
      get(operation, async () => present({ operation, region }, await answer()), { permanent: true });
    const answers = {
      ebsEncryptionByDefault: ask(
        'ec2:GetEbsEncryptionByDefault',
        async () => (await client.send(new GetEbsEncryptionByDefaultCommand({}))).EbsEncryptionByDefault,
      ),
      ebsDefaultKmsKeyId: ask('ec2:GetEbsDefaultKmsKeyId', async () => (await client.send(new GetEbsDefaultKmsKeyIdCommand({}))).KmsKeyId),
      snapshotBlockPublicAccess: ask(
        'ec2:GetSnapshotBlockPublicAccessState',
        async () => (await client.send(new GetSnapshotBlockPublicAccessStateCommand({}))).State,
      ),
      imageBlockPublicAccess: ask(
        'ec2:GetImageBlockPublicAccessState',
        async () => (await client.send(new GetImageBlockPublicAccessStateCommand({}))).ImageBlockPublicAccessState,
      ),
      // An account that never set them gets an empty answer, or none at all.
      instanceMetadataDefaults: ask(
        'ec2:GetInstanceMetadataDefaults',
        async () => (await client.send(new GetInstanceMetadataDefaultsCommand({}))).AccountLevel ?? {},
      ),
      serialConsoleAccess: ask(
        'ec2:GetSerialConsoleAccessStatus',
        async () => (await client.send(new GetSerialConsoleAccessStatusCommand({}))).SerialConsoleAccessEnabled,
      ),
    };
    const entries = await Promise.all(Object.entries(answers).map(async ([field, answer]) => [field, await answer] as const));
    return {
      type: 'AWS::EC2::RegionSettings',
      arn: makeArn(context, 'ec2', region, 'region-settings', id),
      id,
      name: null,
      region,
      tags: {},
      data: Object.fromEntries(entries.filter(([, answer]) => answer !== undefined)) as Ec2RegionSettings,
      gaps,
    };
  });
}
