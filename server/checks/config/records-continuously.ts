import { defineCheck, fail, pass } from '../define-check';
import { activeRecorder, recorderNeeds } from '../shared/config-recorders';

export const check = defineCheck({
  id: 'config/records-continuously',
  title: 'AWS Config records changes as they happen',
  severity: 'low',
  resourceType: 'AWS::Config::RegionSettings',
  needs: recorderNeeds,
  why: 'A daily record shows only how things stood at its hour: what was opened and shut again in between was never there.',
  remedy: {
    text: 'Record continuously, and daily only for types that change very often and matter little.',
    console: 'AWS Config → Settings → Edit → Default settings → Continuous recording.',
    cli: 'aws configservice put-configuration-recorder --region <region> --configuration-recorder name=<recorder>,roleARN=<role-arn>,recordingMode={recordingFrequency=CONTINUOUS} --recording-group allSupported=true',
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  role_arn = "<role-arn>"\n  recording_mode {\n    recording_frequency = "CONTINUOUS"\n  }\n}',
  },
  aliases: {},
  evaluate: (region) => {
    const active = activeRecorder(region);
    if ('excuse' in active) return active.excuse;
    // Recorders from before this setting have none, and are continuous.
    const frequency = active.recorder.recordingMode?.recordingFrequency ?? 'CONTINUOUS';
    const daily = (active.recorder.recordingMode?.recordingModeOverrides ?? [])
      .filter((each) => each.recordingFrequency === 'DAILY')
      .flatMap(({ resourceTypes }) => resourceTypes ?? []);
    const evidence = { frequency, daily: daily.sort().slice(0, 20) };
    return frequency === 'DAILY'
      ? fail('Changes are recorded once a day', evidence)
      : pass('Changes are recorded as they happen', evidence);
  },
});
