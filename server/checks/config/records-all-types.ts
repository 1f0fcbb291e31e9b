import { defineCheck, fail, pass } from '../define-check';
import { activeRecorder, recorderNeeds, scopeOf } from '../shared/config-recorders';

export const check = defineCheck({
  id: 'config/records-all-types',
  title: 'AWS Config records all types of resources',
  severity: 'low',
  resourceType: 'AWS::Config::RegionSettings',
  needs: recorderNeeds,
  why: 'What is left out has no history, and rules about it never run.',
  remedy: {
    text: 'Record all supported types. If one type changes so often that it costs too much, record it daily instead of leaving it out.',
    console: 'AWS Config → Settings → Edit → Recording strategy → All resource types.',
    cli: 'aws configservice put-configuration-recorder --region <region> --configuration-recorder name=<recorder>,roleARN=<role-arn> --recording-group allSupported=true',
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  role_arn = "<role-arn>"\n  recording_group {\n    all_supported = true\n  }\n}',
  },
  aliases: {},
  requirements: { 'cis-3.0': ['3.3'], 'cis-5.0': ['3.3'], 'cis-7.0': ['4.3'] },
  evaluate: (region) => {
    const active = activeRecorder(region);
    if ('excuse' in active) return active.excuse;
    const { all, excluded, included } = scopeOf(active.recorder);
    if (all) return pass('All supported types are recorded', { all });
    const evidence = { all, excluded: excluded.sort().slice(0, 20), included: included.sort().slice(0, 20) };
    return fail(
      excluded.length > 0 ? `Left out: ${excluded.slice(0, 3).join(', ')}` : `Only ${included.length} types are recorded`,
      evidence,
    );
  },
});
