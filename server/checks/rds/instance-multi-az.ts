import { defineCheck, notApplicable } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, judgeSwitch, replicaSource, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-multi-az',
  title: 'RDS instances have a standby in another availability zone',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'When the only zone or the only machine fails, the database is gone until it is repaired or restored from a backup.',
  remedy: instanceSetting({
    text: 'Turn Multi-AZ on: RDS keeps a standby in step and switches over within a minute or two. It about doubles the price of the instance.',
    options: '--multi-az',
    terraform: 'multi_az = true',
    cloudformation: 'MultiAZ: true',
  }),
  aliases: { prowler: ['rds_instance_multi_az'], securityHub: ['RDS.5'] },
  requirements: { 'cis-5.0': ['2.2.4'], 'cis-7.0': ['3.2.4'], fsbp: ['RDS.5'] },
  evaluate: ({ data }) =>
    withStandaloneInstance(data, (instance) => {
      const source = replicaSource(instance);
      if (source) return notApplicable(`The instance is a read replica of ${source}`);
      const { MultiAZ, AvailabilityZone, SecondaryAvailabilityZone } = instance;
      return judgeSwitch(
        MultiAZ,
        {
          question: 'whether there is a standby',
          on: 'There is a standby in another zone',
          off: `The instance lives in ${AvailabilityZone ?? 'one zone'} only`,
        },
        { multiAz: MultiAZ ?? null, zone: AvailabilityZone ?? null, standbyZone: SecondaryAvailabilityZone ?? null },
      );
    }),
});
