import { defineCheck, notApplicable } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, isCustom, judgeSwitch, withInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-minor-version-upgrade',
  title: 'RDS instances install minor engine versions by themselves',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Minor versions carry the security fixes of the engine; where nobody installs them, known holes stay open.',
  remedy: instanceSetting({
    text: 'Turn automatic minor version upgrades on, and choose a maintenance window in which a short outage does no harm.',
    options: '--auto-minor-version-upgrade',
    terraform: 'auto_minor_version_upgrade = true',
    cloudformation: 'AutoMinorVersionUpgrade: true',
  }),
  aliases: { prowler: ['rds_instance_minor_version_upgrade_enabled'], securityHub: ['RDS.13'] },
  requirements: { 'cis-3.0': ['2.3.2'], 'cis-5.0': ['2.2.2'], 'cis-7.0': ['3.2.2'], fsbp: ['RDS.13'] },
  evaluate: ({ data }) =>
    withInstance(data, ({ AutoMinorVersionUpgrade, Engine, EngineVersion, PreferredMaintenanceWindow }) => {
      if (isCustom(Engine)) return notApplicable('RDS Custom leaves upgrades to you');
      return judgeSwitch(
        AutoMinorVersionUpgrade,
        {
          question: 'whether minor versions are installed',
          on: 'Minor versions are installed in the maintenance window',
          off: 'Minor versions are not installed unless somebody does it',
        },
        {
          autoMinorVersionUpgrade: AutoMinorVersionUpgrade ?? null,
          engineVersion: EngineVersion ?? null,
          window: PreferredMaintenanceWindow ?? null,
        },
      );
    }),
});
