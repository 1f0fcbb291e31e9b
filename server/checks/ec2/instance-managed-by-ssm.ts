import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { goneVerdict } from '../shared/instance-state';

export const check = defineCheck({
  id: 'ec2/instance-managed-by-ssm',
  title: 'Running instances are managed by Systems Manager',
  severity: 'medium',
  resourceType: 'AWS::EC2::Instance',
  needs: ['ec2:DescribeInstances', 'ssm:DescribeInstanceInformation'],
  reads: [{ type: 'AWS::SSM::ManagedInstance', scope: 'region' }],
  why: 'What is not managed is patched by hand, if at all, and nobody knows what is installed on it.',
  remedy: {
    text: 'Install the SSM agent where it is missing, and give the instance a role with AmazonSSMManagedInstanceCore, or turn on default host management for the region.',
    console: 'Systems Manager → Fleet Manager → Account management → Configure Default Host Management.',
    cli: 'aws ssm update-service-setting --setting-id /ssm/managed-instance/default-ec2-instance-management-role --setting-value service-role/AWSSystemsManagerDefaultEC2InstanceManagementRole',
  },
  aliases: { prowler: ['ec2_instance_managed_by_ssm'], securityHub: ['SSM.1'] },
  requirements: { fsbp: ['SSM.1'] },
  evaluate: ({ data, id }, snapshot) => {
    const gone = goneVerdict(data);
    if (gone) return gone;
    if (data.State?.Name !== 'running') return notApplicable(`The instance is ${data.State?.Name ?? 'not running'}`);
    const managed = snapshot.get('AWS::SSM::ManagedInstance', id)?.data;
    if (!managed) return fail('Systems Manager does not manage the instance', { managed: false });
    const evidence = { managed: true, ping: managed.PingStatus ?? null, agent: managed.AgentVersion ?? null };
    return managed.PingStatus === 'Online'
      ? pass('Systems Manager manages the instance', evidence)
      : fail('Systems Manager has lost its connection to the instance', evidence);
  },
});
