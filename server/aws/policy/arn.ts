/** The six parts of an ARN or ARN pattern; null when it is not one. The resource keeps its colons. */
export function splitArn(arn: string): { partition: string; service: string; region: string; account: string; resource: string } | null {
  const [prefix, partition, service, region, account, ...resource] = arn.split(':');
  if (prefix !== 'arn' || partition === undefined || service === undefined || region === undefined || account === undefined) return null;
  return { partition, service, region, account, resource: resource.join(':') };
}

export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
