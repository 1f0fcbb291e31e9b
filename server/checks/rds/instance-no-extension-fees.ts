import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { instanceNeeds, withInstance } from '../shared/databases';
import { isOver, lifetimeOf } from '../shared/engine-lifetimes';

const enrolled = 'open-source-rds-extended-support';

export const check = defineCheck({
  id: 'rds/instance-no-extension-fees',
  title: 'RDS instances do not run up fees for Extended Support',
  // Low, not medium: Extended Support costs money, but it is what keeps an old engine patched.
  severity: 'low',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Extended Support is billed for every vCPU and hour, and more so from the third year: often more than the instance itself.',
  remedy: {
    text: 'Upgrade to a major version under standard support. Fees end with the upgrade; turning enrolment off alone is not possible later.',
    console: 'RDS → Databases → the instance → Actions → Create blue/green deployment.',
    cli: 'aws rds modify-db-instance --db-instance-identifier <instance> --engine-version <version> --allow-major-version-upgrade --apply-immediately',
    terraform: 'resource "aws_db_instance" "this" {\n  engine_version              = "<version>"\n  allow_major_version_upgrade = true\n}',
  },
  aliases: { prowler: ['rds_instance_extended_support'] },
  evaluate: ({ data }, _, { now }) =>
    withInstance(data, ({ Engine, EngineVersion, EngineLifecycleSupport }) => {
      if (!EngineLifecycleSupport) return notApplicable(`RDS offers no Extended Support for ${Engine ?? 'this engine'}`);
      const lifetime = lifetimeOf(Engine, EngineVersion);
      const evidence = { enrolment: EngineLifecycleSupport, version: EngineVersion ?? null, standardSupportUntil: lifetime?.end ?? null };
      if (EngineLifecycleSupport !== enrolled) return pass('The instance is not enrolled in Extended Support', evidence);
      if (!lifetime)
        return unknown(
          `Not known: no end of standard support is on record for ${Engine ?? 'the engine'} ${EngineVersion ?? ''}`.trim(),
          evidence,
        );
      const since = lifetime.end === null ? 'for years' : `since ${lifetime.end}`;
      return isOver(lifetime, now)
        ? fail(`The instance pays for Extended Support of ${Engine} ${lifetime.major} ${since}`, evidence)
        : pass(`The instance is enrolled in Extended Support, which starts after ${lifetime.end}`, evidence);
    }),
});
