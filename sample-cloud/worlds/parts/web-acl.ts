import type { Draft, Tags } from '../draft';
import { uuid } from '../ids';

export interface WebAclOptions {
  /** Of `CLOUDFRONT`: us-east-1. */
  region: string;
  name: string;
  scope?: 'REGIONAL' | 'CLOUDFRONT';
  /** ARNs of the load balancers that it guards. */
  guards?: readonly string[];
  /** The bucket or log group that it logs to; left out: none. */
  logsTo?: string;
  refuses?: readonly string[];
  tags?: Tags;
}

/** The ARN of the web ACL that `addWebAcl` adds under this name. */
export function webAclArn(draft: Draft, region: string, name: string, scope: WebAclOptions['scope'] = 'REGIONAL'): string {
  const id = uuid(`${draft.account}/${region}/webacl/${name}`);
  return draft.arn('wafv2', region, `${scope === 'REGIONAL' ? 'regional' : 'global'}/webacl/${name}/${id}`);
}

/** Adds a web ACL of AWS WAF. */
export function addWebAcl(draft: Draft, options: WebAclOptions): void {
  const { region, name, scope = 'REGIONAL', guards = [], logsTo, refuses, tags = {} } = options;
  const ARN = webAclArn(draft, region, name, scope);
  const Id = ARN.slice(ARN.lastIndexOf('/') + 1);
  draft.add({
    type: 'AWS::WAFv2::WebACL',
    id: Id,
    arn: ARN,
    region,
    tags,
    refuses,
    data: {
      Name: name,
      Id,
      Description: '',
      ARN,
      scope,
      logging: logsTo ? { ResourceArn: ARN, LogDestinationConfigs: [logsTo], ManagedByFirewallManager: false } : null,
      ...(scope === 'REGIONAL' && { loadBalancers: guards }),
    },
  });
}
