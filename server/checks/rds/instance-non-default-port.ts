import { defineCheck } from '../define-check';
import { judgePort } from '../shared/database-defaults';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-non-default-port',
  title: 'RDS instances listen on another port than the default one',
  severity: 'low',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Scanners that go by well-known ports find such a database at once. Another port is no lock, but it keeps the noise away.',
  remedy: instanceSetting({
    text: 'Change the port together with the security groups and the connection strings of the applications. The instance restarts at once.',
    options: '--db-port-number <port>',
    terraform: 'port = <port>',
    cloudformation: "Port: '<port>'",
  }),
  aliases: { prowler: ['rds_instance_non_default_port'], securityHub: ['RDS.23'] },
  requirements: { fsbp: ['RDS.23'] },
  evaluate: ({ data }) =>
    withStandaloneInstance(data, ({ Engine, Endpoint, DbInstancePort }) => judgePort(Engine, Endpoint?.Port || DbInstancePort)),
});
