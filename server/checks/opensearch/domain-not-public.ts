import { publicGrants } from '@/server/aws/policy/questions';
import { defineCheck, fail, pass } from '../define-check';
import { someRows } from '../shared/evidence-rows';
import { judgeResourcePolicy, ownerIn } from '../shared/resource-policy';
import { domainNeeds, domainSetting, networkOf, withDomain } from '../shared/search-domains';

export const check = defineCheck({
  id: 'opensearch/domain-not-public',
  title: 'OpenSearch domains with an address on the internet let no strangers in',
  severity: 'critical',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'Open search clusters are looked for all day long: what is in them is copied, then deleted for a ransom.',
  remedy: domainSetting({
    text: 'Name the roles that may call the domain in its access policy. Addresses alone are a weak guard; best is a domain in a VPC.',
    tab: 'Security configuration → Edit → Access policy',
    options: '--access-policies file://<policy.json>',
    terraform: 'access_policies = data.aws_iam_policy_document.roles_only.json',
    cloudformation:
      'AccessPolicies:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      Principal:\n        AWS: <role-arn>\n      Action: es:ESHttp*\n      Resource: <domain-arn>/*',
  }),
  aliases: { prowler: ['opensearch_service_domains_not_publicly_accessible'] },
  evaluate: ({ data }, _, context) =>
    withDomain(data, (domain) => {
      const network = networkOf(domain);
      if (network) return pass(`Only its network ${network} reaches the domain`, { network });
      return judgeResourcePolicy(domain.AccessPolicies || null, (policy) => {
        const grants = publicGrants(policy, ownerIn(context));
        const signIn = domain.AdvancedSecurityOptions?.Enabled === true;
        return grants.length > 0
          ? fail(`Anyone on the internet may call the domain${signIn ? ', and try passwords there' : ''}`, {
              ...someRows('grants', grants),
              fineGrainedAccess: signIn,
            })
          : pass('The access policy lets no strangers in', { network: null, policy: policy !== null });
      });
    }),
});
