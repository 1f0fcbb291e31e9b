import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { AwsSession } from './session';

export interface AccountRegion {
  name: string;
  /** False: the account has not opted in. It is 'not enabled', which is not the same as empty. */
  enabled: boolean;
}

/**
 * All regions that AWS knows for the account. One call, in the account's primary region.
 * @throws the SDK's error when AWS does not answer, SyntaxError when it lists none: without the list nobody can say what was left out.
 */
export async function discoverRegions(session: AwsSession, homeRegion: string): Promise<AccountRegion[]> {
  const answer = await session.client(EC2Client, homeRegion).send(new DescribeRegionsCommand({ AllRegions: true }));
  if (!answer.Regions?.length) throw new SyntaxError('AWS listed no regions.');
  return answer.Regions.flatMap(({ RegionName, OptInStatus }) =>
    RegionName ? [{ name: RegionName, enabled: OptInStatus !== 'not-opted-in' }] : [],
  ).sort((a, b) => a.name.localeCompare(b.name));
}
