import type { DomainStatus } from '@aws-sdk/client-opensearch';
import type { OperationName } from '@/server/aws/operation';
import { notApplicable } from '../define-check';
import type { Remedy, Verdict } from '../types';

export const domainNeeds: readonly OperationName[] = ['opensearch:ListDomainNames', 'opensearch:DescribeDomains'];

/** Asks about a domain of OpenSearch or Elasticsearch, unless it is going away. */
export function withDomain(data: DomainStatus, ask: (domain: DomainStatus) => Verdict): Verdict {
  return data.Deleted ? notApplicable('The domain is being deleted') : ask(data);
}

/** The network that a domain lives in; undefined: it has an address on the internet. */
export const networkOf = ({ VPCOptions }: DomainStatus): string | undefined => VPCOptions?.VPCId || VPCOptions?.SubnetIds?.[0];

interface Setting {
  text: string;
  /** The tab of the domain in the console. */
  tab: string;
  options: string;
  terraform: string;
  cloudformation: string;
}

/** How to change one setting of a domain. */
export const domainSetting = ({ text, tab, options, terraform, cloudformation }: Setting): Remedy => ({
  text,
  console: `Amazon OpenSearch Service → Domains → the domain → ${tab}.`,
  cli: `aws opensearch update-domain-config --domain-name <domain> ${options}`,
  terraform: `resource "aws_opensearch_domain" "this" {\n${terraform.replace(/^/gm, '  ')}\n}`,
  cloudformation,
});
