import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'autoscaling/launch-configuration-no-secrets',
  title: 'User data in launch configurations holds no secrets',
  severity: 'critical',
  resourceType: 'AWS::AutoScaling::LaunchConfiguration',
  needs: ['autoscaling:DescribeLaunchConfigurations'],
  why: 'Everybody who may describe launch configurations reads their user data, and every instance that is launched from them hands it to all its processes.',
  remedy: {
    text: secretRemedy(
      'let the script take it from there by the role of the instance. A launch configuration cannot be changed: make a launch template in its place, and delete it.',
    ),
    console: 'EC2 → Auto Scaling groups → the group → Launch configuration → Edit → Switch to launch template.',
    cli: 'aws autoscaling delete-launch-configuration --launch-configuration-name <name>',
  },
  aliases: { prowler: ['autoscaling_find_secrets_ec2_launch_configuration'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The user data'),
});
