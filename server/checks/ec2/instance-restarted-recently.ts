import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { daysBetween, goneVerdict } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-restarted-recently',
  title: 'Instances are renewed from time to time',
  severity: 'medium',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'A machine that nobody dared to replace for half a year has drifted from its plan and lacks patches that need a fresh image.',
  remedy: {
    text: 'Replace the instance by one from a current, patched image, at best by a group that does so on a schedule.',
    console: 'EC2 → Auto Scaling Groups → the group → Instance refresh → Start instance refresh.',
    cli: 'aws autoscaling start-instance-refresh --auto-scaling-group-name <group>',
    terraform: 'resource "aws_autoscaling_group" "this" {\n  max_instance_lifetime = <seconds>\n}',
  },
  aliases: { prowler: ['ec2_instance_older_than_specific_days'] },
  parameters: {
    maxDays: { default: 180, min: 1, max: 3650, description: 'Days since an instance was last started', source: 'Common practice' },
  },
  evaluate: ({ data }, _, { now, parameters }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    if (data.State?.Name !== 'running') return notApplicable(`The instance is ${data.State?.Name ?? 'not running'}`);
    const started = data.LaunchTime;
    if (!started) return unknown('Not known: AWS did not tell when the instance was started');
    const most = parameters.maxDays ?? 180;
    const evidence = { startedAt: started.toISOString(), maxDays: most };
    const day = started.toISOString().slice(0, 10);
    return daysBetween(started, now) > most
      ? fail(`The instance runs since ${day}`, evidence)
      : pass(`The instance was started on ${day}`, evidence);
  },
});
