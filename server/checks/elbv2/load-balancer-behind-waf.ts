import type { Resource } from '@/server/collect/types';
import { defineCheck, fail, pass } from '../define-check';
import { indexedBy } from '../shared/index-by';
import { balancerNeeds, withApplicationBalancer } from '../shared/load-balancers';

const guardedBy = ({ data }: Resource<'AWS::WAFv2::WebACL'>) => data.loadBalancers ?? [];

export const check = defineCheck({
  id: 'elbv2/load-balancer-behind-waf',
  title: 'Application Load Balancers stand behind a web ACL',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  needs: [...balancerNeeds, 'wafv2:ListWebACLs', 'wafv2:ListResourcesForWebACL'],
  reads: [{ type: 'AWS::WAFv2::WebACL', scope: 'region' }],
  why: 'Nothing filters known attacks, floods and robots before they reach the servers.',
  remedy: {
    text: 'Associate a web ACL of AWS WAF with the load balancer; the managed core rule set is a good start, first in count mode. Web ACLs of WAF Classic, which AWS has ended, are not seen.',
    console: 'WAF → Web ACLs → the web ACL → Associated AWS resources → Add.',
    cli: 'aws wafv2 associate-web-acl --web-acl-arn <web-acl-arn> --resource-arn <load-balancer-arn>',
    terraform:
      'resource "aws_wafv2_web_acl_association" "this" {\n  resource_arn = aws_lb.this.arn\n  web_acl_arn  = aws_wafv2_web_acl.this.arn\n}',
    cloudformation: 'Type: AWS::WAFv2::WebACLAssociation\nProperties:\n  ResourceArn: <load-balancer-arn>\n  WebACLArn: <web-acl-arn>',
  },
  aliases: { prowler: ['elbv2_waf_acl_attached'], securityHub: ['ELB.16'] },
  requirements: { fsbp: ['ELB.16'] },
  evaluate: ({ arn, data }, snapshot) =>
    withApplicationBalancer(data, () => {
      // Read as a whole, so that one whose associations were refused makes this unknown.
      const all = snapshot.list('AWS::WAFv2::WebACL');
      const [acl] = indexedBy(all, guardedBy, arn);
      return acl
        ? pass(`Web ACL ${acl.name ?? acl.id} guards the load balancer`, { webAcl: acl.arn })
        : fail('No web ACL guards the load balancer', { webAcls: all.length });
    }),
});
