import { defineCheck, fail, pass, unknown } from '../define-check';
import { instanceNeeds, withInstance } from '../shared/databases';
import { isOver, lifetimeOf } from '../shared/engine-lifetimes';

export const check = defineCheck({
  id: 'rds/instance-engine-current',
  title: 'RDS instances run an engine version under standard support',
  severity: 'high',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Once standard support ends, new holes are closed for those who pay for it only, and AWS upgrades the rest on a date of its own choosing.',
  remedy: {
    text: 'Upgrade to a current major version. Try it on a restored snapshot or a blue/green deployment first: majors change behaviour.',
    console: 'RDS → Databases → the instance → Actions → Create blue/green deployment.',
    cli: 'aws rds modify-db-instance --db-instance-identifier <instance> --engine-version <version> --allow-major-version-upgrade --apply-immediately',
    terraform: 'resource "aws_db_instance" "this" {\n  engine_version              = "<version>"\n  allow_major_version_upgrade = true\n}',
    cloudformation: "EngineVersion: '<version>'\nAllowMajorVersionUpgrade: true",
  },
  aliases: { prowler: ['rds_instance_deprecated_engine_version'] },
  evaluate: ({ data }, _, { now }) =>
    withInstance(data, ({ Engine, EngineVersion }) => {
      const lifetime = lifetimeOf(Engine, EngineVersion);
      const evidence = { engine: Engine ?? null, version: EngineVersion ?? null, standardSupportUntil: lifetime?.end ?? null };
      const name = `${Engine ?? 'the engine'} ${lifetime?.major ?? EngineVersion ?? ''}`.trim();
      if (!lifetime) return unknown(`Not known: no end of standard support is on record for ${name}`, evidence);
      if (lifetime.end === null) return fail(`Standard support of ${name} ended years ago`, evidence);
      return isOver(lifetime, now)
        ? fail(`Standard support of ${name} ended on ${lifetime.end}`, evidence)
        : pass(`${name} is under standard support until ${lifetime.end}`, evidence);
    }),
});
