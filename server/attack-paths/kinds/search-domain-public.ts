import { parsePolicy, publicGrants } from '@/server/aws/policy/questions';
import { sensitivityOf } from '../can/sensitivity';
import { definePathKind, internet, nodeOf } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

export const searchDomainPublic = definePathKind({
  id: 'search-domain-public',
  title: 'Search domain that lets strangers in',
  about: 'Open search clusters are looked for all day long: what is in them is copied, then deleted for a ransom.',
  entry: 'OpenSearch domain',
  target: 'OpenSearch domain',
  needs: ['opensearch:ListDomainNames', 'opensearch:DescribeDomains'],
  reads: ['AWS::OpenSearchService::Domain'],
  find: (land) =>
    land.list('AWS::OpenSearchService::Domain').flatMap((domain) => {
      const { VPCOptions, AccessPolicies, AdvancedSecurityOptions } = domain.data;
      const policy = parsePolicy(AccessPolicies || null);
      if (VPCOptions?.VPCId || policy === 'malformed') return [];
      const [grant] = publicGrants(policy, land.owner);
      if (!grant) return [];
      const signIn = AdvancedSecurityOptions?.Enabled === true;
      const sensitive = sensitivityOf(domain);
      return [
        {
          title: `Anyone may call the search domain ${domain.id}`,
          start: internet,
          entry: nodeOf(domain),
          steps: [
            {
              to: nodeOf(domain),
              why: `It has an address on the internet, and the statement ${grant.statement} of its access policy lets everybody in`,
              cuts: [
                {
                  text: `Name the roles that may call ${domain.id} in its access policy`,
                  cost: 2 as const,
                  on: domain.arn,
                  checkId: 'opensearch/domain-not-public',
                  changes: [{ arn: domain.arn, to: (data: object) => ({ ...data, AccessPolicies: '' }) }],
                },
              ],
            },
          ],
          factors: {
            exposure: factor(exposures.anyone, 'Anyone on the internet reaches it'),
            exploitability: signIn
              ? factor(exploitabilities.effort, 'Fine-grained access asks for a password, which can be tried at will')
              : factor(exploitabilities.open, 'It asks for no password'),
            impact: sensitive
              ? factor(impacts.sensitiveData, `The data is sensitive: ${sensitive}`)
              : factor(impacts.data, 'All that is in it can be read and deleted'),
          },
        },
      ];
    }),
});
