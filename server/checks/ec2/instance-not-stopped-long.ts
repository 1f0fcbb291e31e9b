import { defineCheck, fail, pass, unknown } from '../define-check';
import { daysBetween, goneVerdict, stoppedAt } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-not-stopped-long',
  title: 'Instances are not left stopped',
  severity: 'low',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances'],
  why: 'A machine that sleeps for months gets no patches, its disks still cost money, and it comes back with old flaws when somebody starts it.',
  remedy: {
    text: 'Keep an image or snapshots if somebody may need them, and terminate the instance.',
    console: 'EC2 → the instance → Actions → Image and templates → Create image; then Instance state → Terminate.',
    cli: 'aws ec2 create-image --instance-id <instance-id> --name <name> && aws ec2 terminate-instances --instance-ids <instance-id>',
  },
  // AWS's EC2.4 is about stopped instances; others file it under the age of running ones.
  aliases: { prowler: ['ec2_instance_stopped_older_than_specific_days'], securityHub: ['EC2.4'] },
  requirements: { fsbp: ['EC2.4'] },
  parameters: {
    maxDays: { default: 30, min: 1, max: 3650, description: 'Days that an instance may stay stopped', source: 'AWS Security Hub EC2.4' },
  },
  evaluate: ({ data }, _, { now, parameters }) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    const state = data.State?.Name;
    if (state === undefined) return unknown('Not known: AWS did not tell the state of the instance');
    if (state !== 'stopped') return pass(`The instance is ${state}`, { state });
    const most = parameters.maxDays ?? 30;
    const since = stoppedAt(data);
    if (since) {
      const evidence = { stoppedAt: since.toISOString(), maxDays: most };
      return daysBetween(since, now) > most
        ? fail(`The instance is stopped since ${since.toISOString().slice(0, 10)}`, evidence)
        : pass(`The instance was stopped on ${since.toISOString().slice(0, 10)}`, evidence);
    }
    // It ran at its last start, so it cannot have been stopped for longer than that.
    const started = data.LaunchTime;
    if (started && daysBetween(started, now) <= most) {
      return pass(`The instance still ran on ${started.toISOString().slice(0, 10)}`, { startedAt: started.toISOString(), maxDays: most });
    }
    return unknown('Not known: AWS did not tell when the instance was stopped', { reason: data.StateTransitionReason ?? null });
  },
});
