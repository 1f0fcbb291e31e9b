import { DescribeInstanceAttributeCommand, EC2Client } from '@aws-sdk/client-ec2';
import { secretsInUserData } from '@/server/workloads/secrets/user-data';
import type { AnyResource, CollectContext, FixedBy, Resource } from '../types';
import { collectInstances } from './compute';

const operation = 'ec2:DescribeInstanceAttribute';

/**
 * Instances of a region whose user data one scan reads; it costs a call for each. The next scan goes on with those that are left:
 * what was read of a running instance need not be asked for again.
 */
export const userDataPerScan = 500;

/** User data changes only while the instance is stopped, and a start has a new time of launch. Source: EC2 User Guide. */
const factsOf = ({ data, id }: Resource<'AWS::EC2::Instance'>): FixedBy =>
  data.State?.Name === 'running' ? [id, data.LaunchTime, 'secrets 1'] : [undefined];

/** Instances with what in their user data looks like a secret. */
export async function* collectInstancesWithUserData(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(EC2Client);
  let left = userDataPerScan;
  for await (const page of collectInstances(context))
    yield await context.each(
      page as Resource<'AWS::EC2::Instance'>[],
      async (instance, get, gaps): Promise<Resource<'AWS::EC2::Instance'>> => {
        const { id, data } = instance;
        if (data.State?.Name === 'terminated' || data.State?.Name === 'shutting-down') return instance;
        const facts = factsOf(instance);
        const [known] = (await context.recallAll<Found>(operation, [facts])) ?? [];
        if (!known && left <= 0) return instance;
        if (!known) left -= 1;
        const found =
          known ??
          (await get(
            operation,
            async (): Promise<Found> => {
              const answer = await client.send(new DescribeInstanceAttributeCommand({ InstanceId: id, Attribute: 'userData' }));
              return { secrets: secretsInUserData(answer.UserData?.Value) ?? null };
            },
            { fixedBy: facts },
          ));
        return { ...instance, data: { ...data, ...(found?.secrets && { secrets: found.secrets }) }, gaps };
      },
    );
}

/** null: it was read, and could not be unpacked. */
interface Found {
  secrets: NonNullable<Resource<'AWS::EC2::Instance'>['data']['secrets']> | null;
}
