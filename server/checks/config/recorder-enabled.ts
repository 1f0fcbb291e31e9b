import { defineCheck, fail, pass, unknown } from '../define-check';
import { ownRecorders, recorderNeeds, statusOfRecorder } from '../shared/config-recorders';

export const check = defineCheck({
  id: 'config/recorder-enabled',
  title: 'AWS Config records in every region',
  severity: 'medium',
  resourceType: 'AWS::Config::RegionSettings',
  needs: recorderNeeds,
  why: 'Where nothing is recorded nobody can tell how a resource was set last week, who it belonged to, or when it changed.',
  remedy: {
    text: 'Set up a recorder and a delivery channel in the region, and start recording. A stack set does it for all regions and accounts at once.',
    console: 'AWS Config → Set up → 1-click setup (in each region).',
    cli: 'aws configservice put-configuration-recorder --region <region> --configuration-recorder name=default,roleARN=<role-arn> --recording-group allSupported=true\naws configservice put-delivery-channel --region <region> --delivery-channel name=default,s3BucketName=<bucket>\naws configservice start-configuration-recorder --region <region> --configuration-recorder-name default',
    terraform:
      'resource "aws_config_configuration_recorder" "this" {\n  role_arn = "<role-arn>"\n  recording_group {\n    all_supported = true\n  }\n}\n\nresource "aws_config_configuration_recorder_status" "this" {\n  name       = aws_config_configuration_recorder.this.name\n  is_enabled = true\n}',
  },
  aliases: { prowler: ['config_recorder_all_regions_enabled'], securityHub: ['Config.1'] },
  requirements: { 'cis-3.0': ['3.3'], 'cis-5.0': ['3.3'], 'cis-7.0': ['4.3'], fsbp: ['Config.1'] },
  evaluate: (region) => {
    if (!region.data.recorders || !region.data.recorderStatuses)
      return unknown('No telling whether AWS Config records: the recorders or their status were not given');
    const recorders = ownRecorders(region).map((each) => ({
      recorder: each.name ?? '',
      recording: statusOfRecorder(region, each)?.recording ?? false,
    }));
    if (recorders.some(({ recording }) => recording)) return pass(`AWS Config records in ${region.region}`, { recorders });
    return fail(recorders.length > 0 ? `The recorder in ${region.region} is stopped` : `There is no recorder in ${region.region}`, {
      recorders,
    });
  },
});
