import { defineCheck, fail, pass } from '../define-check';
import { domainNeeds, domainSetting, networkOf, withDomain } from '../shared/search-domains';

export const check = defineCheck({
  id: 'opensearch/domain-in-vpc',
  title: 'OpenSearch domains live in a VPC',
  severity: 'critical',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'A domain outside of a VPC has an address on the internet, where only its access policy keeps strangers out.',
  remedy: domainSetting({
    text: 'A domain cannot be moved: make a new one in a VPC, restore a snapshot into it, point the applications there, and delete this one.',
    tab: 'Create domain → Network → VPC access',
    options: '--vpc-options SubnetIds=<subnet-ids>,SecurityGroupIds=<security-group-ids>',
    terraform: 'vpc_options {\n  subnet_ids         = ["<subnet-id>"]\n  security_group_ids = ["<security-group-id>"]\n}',
    cloudformation: 'VPCOptions:\n  SubnetIds:\n    - <subnet-id>\n  SecurityGroupIds:\n    - <security-group-id>',
  }),
  aliases: { securityHub: ['OpenSearch.2', 'ES.2'] },
  requirements: { fsbp: ['OpenSearch.2', 'ES.2'] },
  evaluate: ({ data }) =>
    withDomain(data, (domain) => {
      const network = networkOf(domain);
      return network
        ? pass(`The domain lives in ${network}`, { network, securityGroups: domain.VPCOptions?.SecurityGroupIds ?? [] })
        : fail('The domain has an address on the internet', { network: null, address: domain.Endpoint ?? null });
    }),
});
