import { defineCheck, fail, pass, unknown } from '../define-check';
import { domainNeeds, domainSetting, withDomain } from '../shared/search-domains';

export const check = defineCheck({
  id: 'opensearch/domain-fine-grained-access',
  title: 'OpenSearch domains decide by user who may do what',
  severity: 'high',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'Without fine-grained access control, whoever may call the domain at all may read, change and delete every index.',
  remedy: domainSetting({
    text: 'Turn fine-grained access control on with an IAM role or a user as its owner, then map your roles. Anonymous access during the move ends by itself after 30 days.',
    tab: 'Security configuration → Edit',
    options: '--advanced-security-options Enabled=true,MasterUserOptions={MasterUserARN=<role-arn>}',
    terraform: 'advanced_security_options {\n  enabled = true\n  master_user_options {\n    master_user_arn = "<role-arn>"\n  }\n}',
    cloudformation: 'AdvancedSecurityOptions:\n  Enabled: true\n  MasterUserOptions:\n    MasterUserARN: <role-arn>',
  }),
  aliases: { prowler: ['opensearch_service_domains_access_control_enabled'], securityHub: ['OpenSearch.7'] },
  requirements: { fsbp: ['OpenSearch.7'] },
  evaluate: ({ data }) =>
    withDomain(data, ({ AdvancedSecurityOptions: options }) => {
      if (options?.Enabled === undefined) return unknown('Not known: AWS did not tell whether users are told apart');
      const evidence = { enabled: options.Enabled, anonymous: options.AnonymousAuthEnabled ?? false };
      if (!options.Enabled) return fail('Whoever may call the domain may do everything', evidence);
      return options.AnonymousAuthEnabled
        ? fail('Users are told apart, but those who do not sign in are still let in', evidence)
        : pass('The domain decides by user who may do what', evidence);
    }),
});
