import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { isOn, tlsSwitch } from '../shared/database-tls';
import { withInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-tls-required',
  title: 'RDS instances refuse connections without TLS',
  severity: 'high',
  resourceType: 'AWS::RDS::DBInstance',
  needs: ['rds:DescribeDBInstances', 'rds:DescribeDBParameterGroups', 'rds:DescribeDBParameters'],
  reads: [{ type: 'AWS::RDS::DBParameterGroup', scope: 'region' }],
  why: 'An instance that accepts plain connections serves clients that never encrypt: passwords and rows can be read on the way.',
  remedy: {
    text: 'Set rds.force_ssl (PostgreSQL, SQL Server) or require_secure_transport (MySQL, MariaDB) to 1 in a parameter group of your own, and attach it. See first that all clients connect by TLS.',
    console: 'RDS → Parameter groups → the group → Edit.',
    cli: 'aws rds modify-db-parameter-group --db-parameter-group-name <group> --parameters ParameterName=<parameter>,ParameterValue=1,ApplyMethod=pending-reboot',
    terraform:
      'resource "aws_db_parameter_group" "this" {\n  family = "<family>"\n  parameter {\n    name         = "<parameter>"\n    value        = "1"\n    apply_method = "pending-reboot"\n  }\n}',
    cloudformation: "Type: AWS::RDS::DBParameterGroup\nProperties:\n  Parameters:\n    <parameter>: '1'",
  },
  aliases: { prowler: ['rds_instance_transport_encrypted'], securityHub: ['RDS.38', 'RDS.39'] },
  requirements: { fsbp: ['RDS.38', 'RDS.39'] },
  evaluate: ({ data }, snapshot) =>
    withInstance(data, (instance) => {
      const { Engine, DBClusterIdentifier, DBParameterGroups } = instance;
      // A cluster's own parameter group decides, and that one is not read.
      if (DBClusterIdentifier)
        return unknown(`Not known: the parameter group of cluster ${DBClusterIdentifier} decides it, and that is not read`);
      const asked = tlsSwitch(instance);
      if (!asked) return notApplicable(`No parameter of ${Engine ?? 'this engine'} requires TLS`);
      const { DBParameterGroupName: name, ParameterApplyStatus } = DBParameterGroups?.[0] ?? {};
      const group = name ? snapshot.get('AWS::RDS::DBParameterGroup', name) : undefined;
      if (!group?.data.parameters) return unknown(`Not known: parameter group ${name ?? ''} was not read`.replace('  ', ' '));
      const set = group.data.parameters.find(({ ParameterName }) => ParameterName === asked.parameter);
      const value = set?.ParameterValue;
      const required = value === undefined ? asked.byDefault : isOn(value);
      const evidence = { parameter: asked.parameter, value: value ?? null, default: asked.byDefault, parameterGroup: group.id };
      if (ParameterApplyStatus === 'pending-reboot' && set?.ApplyType === 'static')
        return unknown(`Not known: ${asked.parameter} was changed, and a restart that may bring it into force is pending`, evidence);
      return required
        ? pass(`Plain connections are refused (${asked.parameter})`, evidence)
        : fail(`Plain connections are accepted: ${asked.parameter} is off in ${group.id}`, evidence);
    }),
});
