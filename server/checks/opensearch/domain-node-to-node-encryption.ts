import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { domainNeeds, domainSetting, withDomain } from '../shared/search-domains';

export const check = defineCheck({
  id: 'opensearch/domain-node-to-node-encryption',
  title: 'OpenSearch domains encrypt what their nodes say to each other',
  severity: 'high',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'Documents travel between the nodes as plain text otherwise, and whoever can listen in the network reads them.',
  remedy: domainSetting({
    text: 'Turn node-to-node encryption on. It cannot be turned off again.',
    tab: 'Security configuration → Edit',
    options: '--node-to-node-encryption-options Enabled=true',
    terraform: 'node_to_node_encryption {\n  enabled = true\n}',
    cloudformation: 'NodeToNodeEncryptionOptions:\n  Enabled: true',
  }),
  aliases: { prowler: ['opensearch_service_domains_node_to_node_encryption_enabled'], securityHub: ['OpenSearch.3', 'ES.3'] },
  requirements: { fsbp: ['OpenSearch.3', 'ES.3'] },
  evaluate: ({ data }) =>
    withDomain(data, ({ NodeToNodeEncryptionOptions: options }) =>
      judgeSwitch(
        options?.Enabled,
        {
          question: 'whether nodes talk encrypted',
          on: 'Nodes talk to each other encrypted',
          off: 'Nodes talk to each other in plain text',
        },
        { encrypted: options?.Enabled ?? null },
      ),
    ),
});
