import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { domainNeeds, domainSetting, withDomain } from '../shared/search-domains';

export const check = defineCheck({
  id: 'opensearch/domain-encrypted-at-rest',
  title: 'OpenSearch domains keep their data encrypted',
  severity: 'critical',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'Indices, logs and snapshots of an unencrypted domain lie on its disks readable without a key.',
  remedy: domainSetting({
    text: 'Turn encryption at rest on; OpenSearch, and Elasticsearch from 6.7, take it without a new domain.',
    tab: 'Security configuration → Edit',
    options: '--encryption-at-rest-options Enabled=true',
    terraform: 'encrypt_at_rest {\n  enabled = true\n}',
    cloudformation: 'EncryptionAtRestOptions:\n  Enabled: true',
  }),
  aliases: { prowler: ['opensearch_service_domains_encryption_at_rest_enabled'], securityHub: ['OpenSearch.1', 'ES.1'] },
  requirements: { fsbp: ['OpenSearch.1', 'ES.1'] },
  evaluate: ({ data }) =>
    withDomain(data, ({ EncryptionAtRestOptions: options }) =>
      judgeSwitch(
        options?.Enabled,
        { question: 'whether the data is encrypted', on: 'The data is encrypted', off: 'The data is not encrypted' },
        { encrypted: options?.Enabled ?? null, key: options?.KmsKeyId ?? null },
      ),
    ),
});
