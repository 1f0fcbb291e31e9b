import { defineCheck, fail, pass, unknown } from '../define-check';
import { goneVerdict } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-detailed-monitoring',
  title: 'Instances report their metrics every minute',
  severity: 'low',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'At one value in five minutes, a burst of traffic or a miner at work is noticed late and looks smoother than it was.',
  remedy: {
    text: 'Turn on detailed monitoring; CloudWatch charges for the metrics.',
    console: 'EC2 → the instance → Actions → Monitor and troubleshoot → Manage detailed monitoring → Enable.',
    cli: 'aws ec2 monitor-instances --instance-ids <instance-id>',
    terraform: 'resource "aws_instance" "this" {\n  monitoring = true\n}',
    cloudformation: 'Monitoring: true',
  },
  aliases: { prowler: ['ec2_instance_detailed_monitoring_enabled'] },
  evaluate: ({ data }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    const state = data.Monitoring?.State;
    if (state === undefined) return unknown('Not known: AWS did not tell whether the instance is monitored');
    return state === 'enabled' || state === 'pending'
      ? pass('Detailed monitoring is on', { state })
      : fail('Detailed monitoring is off', { state });
  },
});
