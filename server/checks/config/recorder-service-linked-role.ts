import { defineCheck, fail, pass } from '../define-check';
import { activeRecorder, recorderNeeds } from '../shared/config-recorders';

const serviceLinked = /^arn:[^:]+:iam::\d{12}:role\/aws-service-role\/config\.amazonaws\.com\/AWSServiceRoleForConfig$/;

export const check = defineCheck({
  id: 'config/recorder-service-linked-role',
  title: "AWS Config records with AWS's own service-linked role",
  severity: 'medium',
  resourceType: 'AWS::Config::RegionSettings',
  needs: recorderNeeds,
  why: 'AWS keeps the rights of its role up to date as types are added; a role of your own falls behind, and resources silently go missing from the history.',
  remedy: {
    text: 'Make the service-linked role, if it is not there, and give it to the recorder.',
    console: 'AWS Config → Settings → Edit → Use an existing AWS Config service-linked role.',
    cli: 'aws iam create-service-linked-role --aws-service-name config.amazonaws.com\naws configservice put-configuration-recorder --region <region> --configuration-recorder name=<recorder>,roleARN=arn:aws:iam::<account>:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig --recording-group allSupported=true',
  },
  aliases: { prowler: ['config_recorder_using_aws_service_role'], securityHub: ['Config.1'] },
  requirements: { fsbp: ['Config.1'] },
  evaluate: (region) => {
    const active = activeRecorder(region);
    if ('excuse' in active) return active.excuse;
    const role = active.recorder.roleARN ?? null;
    return role && serviceLinked.test(role)
      ? pass('The recorder uses the service-linked role', { role })
      : fail('The recorder uses a role of its own', { role });
  },
});
