import { defineCheck, fail, pass } from '../define-check';
import { accountItself } from '../shared/account-level';
import { activeRecorder, recorderNeeds, recordsGlobalTypes } from '../shared/config-recorders';

export const check = defineCheck({
  id: 'config/records-global-types',
  title: 'AWS Config records IAM in at least one region',
  severity: 'medium',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, ...recorderNeeds],
  reads: [{ type: 'AWS::Config::RegionSettings', scope: 'account' }],
  why: 'Users, groups, roles and policies belong to no region: unless one recorder takes them in, changes of rights have no history.',
  remedy: {
    text: 'Include global resource types in one region, best in your home region; in more of them the same changes are only billed again.',
    console: 'AWS Config (in one region) → Settings → Edit → All resource types with the IAM types.',
    cli: 'aws configservice put-configuration-recorder --region <region> --configuration-recorder name=<recorder>,roleARN=<role-arn> --recording-group allSupported=true,includeGlobalResourceTypes=true',
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  role_arn = "<role-arn>"\n  recording_group {\n    all_supported                 = true\n    include_global_resource_types = true\n  }\n}',
  },
  aliases: {},
  requirements: { 'cis-3.0': ['3.3'], 'cis-5.0': ['3.3'], 'cis-7.0': ['4.3'] },
  evaluate: (_account, snapshot) => {
    const regions = snapshot
      .list('AWS::Config::RegionSettings')
      .filter((region) => {
        const active = activeRecorder(region);
        return 'recorder' in active && recordsGlobalTypes(active.recorder);
      })
      .map(({ region }) => region)
      .sort();
    return regions.length > 0
      ? pass(`IAM is recorded in ${regions.slice(0, 3).join(', ')}`, { regions })
      : fail('IAM is recorded in no region', { regions });
  },
});
