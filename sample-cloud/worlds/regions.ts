/** Regions of the commercial partition that every account has from the start. */
export const alwaysAvailable = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const;

/** Regions that an account must opt in to. */
const optIn = [
  'af-south-1',
  'ap-east-1',
  'ap-south-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ca-west-1',
  'eu-central-2',
  'eu-south-1',
  'eu-south-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
] as const;

/** All regions as the account sees them. The story closes all but a few, which keeps a scan of the sample short. */
export function accountRegions(enabled: readonly string[]): { name: string; enabled: boolean }[] {
  return [...alwaysAvailable, ...optIn].sort().map((name) => ({ name, enabled: enabled.includes(name) }));
}

/** Whether an account has to opt in to the region before it can be used. */
export function needsOptIn(region: string): boolean {
  return (optIn as readonly string[]).includes(region);
}
