import type { AwsGrant } from '../types';

/** Where the prefix of a service's actions is not the first part of its host. */
const hostNames: Readonly<Record<string, string>> = {
  cloudwatch: 'monitoring',
  'application-autoscaling': 'application-autoscaling',
  ses: 'email',
  elasticmapreduce: 'elasticmapreduce',
  'cognito-idp': 'cognito-idp',
  states: 'states',
  ecr: 'api.ecr',
  sagemaker: 'api.sagemaker',
  es: 'es',
};

const globalServices = new Set(['iam', 'organizations', 'route53', 'cloudfront', 'budgets', 'ce', 'waf', 'globalaccelerator', 'account']);

const suffixes: Readonly<Record<string, string>> = { 'aws-cn': 'amazonaws.com.cn' };

/** AWS's endpoints for the declared services and STS, in those regions: the only hosts of AWS that a run may reach. */
export function awsHosts(grants: readonly AwsGrant[], regions: readonly string[], partition: string): string[] {
  const suffix = suffixes[partition] ?? 'amazonaws.com';
  const prefixes = new Set(['sts', ...grants.flatMap(({ actions }) => actions.map((action) => action.split(':')[0] ?? ''))]);
  const hosts = [...prefixes].flatMap((prefix) => {
    const name = hostNames[prefix] ?? prefix;
    if (globalServices.has(prefix)) return [`${name}.${suffix}`, `${name}.us-east-1.${suffix}`];
    return regions.map((region) => `${name}.${region}.${suffix}`);
  });
  return [...new Set(hosts)].slice(0, 50);
}
