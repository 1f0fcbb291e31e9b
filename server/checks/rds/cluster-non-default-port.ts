import { defineCheck } from '../define-check';
import { judgePort } from '../shared/database-defaults';
import { clusterSetting } from '../shared/database-remedies';
import { clusterNeeds, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-non-default-port',
  title: 'RDS clusters listen on another port than the default one',
  severity: 'low',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'Scanners that go by well-known ports find such a database at once. Another port is no lock, but it keeps the noise away.',
  remedy: clusterSetting({
    text: 'Change the port together with the security groups and the connection strings of the applications. The instances restart at once.',
    options: '--port <port>',
    terraform: 'port = <port>',
    cloudformation: 'Port: <port>',
  }),
  aliases: { prowler: ['rds_cluster_non_default_port'] },
  evaluate: ({ data }) => withCluster(data, ({ Engine, Port }) => judgePort(Engine, Port)),
});
