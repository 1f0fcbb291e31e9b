import { defineCheck } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, judgeSwitch, withAnyInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-not-public',
  title: 'RDS instances have no public address',
  severity: 'high',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'With a public address, a single careless security group rule lets the whole internet try passwords and exploits on the database.',
  remedy: instanceSetting({
    text: 'Take the public address away. Let people and other networks in by a VPN, a bastion with Session Manager, or a private link.',
    options: '--no-publicly-accessible',
    terraform: 'publicly_accessible = false',
    cloudformation: 'PubliclyAccessible: false',
  }),
  differs: 'Not critical: a public address alone may lead nowhere. rds/instance-not-open-to-internet tells when it does.',
  aliases: { prowler: ['rds_instance_no_public_access'], securityHub: ['RDS.2'] },
  requirements: { 'cis-3.0': ['2.3.3'], 'cis-5.0': ['2.2.3'], 'cis-7.0': ['3.2.3'], fsbp: ['RDS.2'] },
  evaluate: ({ data }) =>
    withAnyInstance(data, ({ PubliclyAccessible, Endpoint, VpcSecurityGroups }) =>
      judgeSwitch(
        PubliclyAccessible === undefined ? undefined : !PubliclyAccessible,
        {
          question: 'whether the instance has a public address',
          on: 'The instance has private addresses only',
          off: 'The instance is set up to have a public address',
        },
        {
          publiclyAccessible: PubliclyAccessible ?? null,
          port: Endpoint?.Port ?? null,
          securityGroups: (VpcSecurityGroups ?? []).flatMap(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? []),
        },
      ),
    ),
});
