import { defineCheck, fail, pass, unknown } from '../define-check';
import { domainNeeds, domainSetting, withDomain } from '../shared/search-domains';

export const check = defineCheck({
  id: 'opensearch/domain-software-current',
  title: 'OpenSearch domains run the latest service software',
  severity: 'high',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'AWS mends holes in OpenSearch by service software updates; optional ones wait until somebody asks for them.',
  remedy: domainSetting({
    text: 'Start the update, or let updates be installed by themselves outside of busy hours.',
    tab: 'Actions → Update',
    options: '--software-update-options AutoSoftwareUpdateEnabled=true',
    terraform: 'software_update_options {\n  auto_software_update_enabled = true\n}',
    cloudformation: 'SoftwareUpdateOptions:\n  AutoSoftwareUpdateEnabled: true',
  }),
  aliases: { prowler: ['opensearch_service_domains_updated_to_the_latest_service_software_version'], securityHub: ['OpenSearch.10'] },
  requirements: { fsbp: ['OpenSearch.10'] },
  evaluate: ({ data }) =>
    withDomain(data, ({ ServiceSoftwareOptions: software }) => {
      if (software?.UpdateAvailable === undefined) return unknown('Not known: AWS did not tell whether there is an update');
      const { UpdateAvailable, CurrentVersion, NewVersion, UpdateStatus, AutomatedUpdateDate } = software;
      const evidence = {
        version: CurrentVersion ?? null,
        newVersion: NewVersion || null,
        updateStatus: UpdateStatus ?? null,
        // AWS gives the beginning of 1970 where nothing is planned.
        plannedFor: AutomatedUpdateDate && AutomatedUpdateDate.getTime() > 0 ? AutomatedUpdateDate.toISOString() : null,
      };
      return UpdateAvailable
        ? fail(`The update to ${NewVersion || 'newer service software'} was not installed`, evidence)
        : pass('There is no newer service software', evidence);
    }),
});
