import { sensitivityOf } from '../can/sensitivity';
import { databasesNear, rdsPlace } from '../entries/databases';
import { exposedInstances, instanceNeeds, instanceReads } from '../entries/instances';
import { definePathKind, type FoundPath, internet, nodeOf } from '../found-path';
import { isRemoteAdmin, portWords, stepsFromInternet } from '../reach/internet';
import { closeHop, hopTo } from '../reach/lateral';
import { ownRange, placesOf } from '../reach/place';
import { exploitabilities, exposures, factor, impacts } from '../score';

export const instanceDatabase = definePathKind({
  id: 'instance-database',
  title: 'Public instance from which a database is one hop away',
  about:
    'The database itself is hidden, but its security group lets the public instance in, within the network or over a peering connection: whoever is on the instance tries passwords on it, or finds them there.',
  entry: 'EC2 instance with an open port',
  target: 'RDS instance',
  needs: [...instanceNeeds, 'rds:DescribeDBInstances', 'ec2:DescribeVpcPeeringConnections', 'ec2:DescribeSubnets'],
  reads: [...instanceReads, 'AWS::RDS::DBInstance', 'AWS::EC2::VPCPeeringConnection', 'AWS::EC2::Subnet'],
  find: (land) =>
    exposedInstances(land).flatMap(({ instance, reach }) =>
      databasesNear(instance, land).flatMap((database): FoundPath[] => {
        const to = rdsPlace(database);
        const [hop] = to ? placesOf(instance).flatMap((from) => hopTo(from, ownRange(instance), to, land) ?? []) : [];
        if (!to || !hop) return [];
        const node = nodeOf(instance);
        const sensitive = sensitivityOf(database);
        const over = hop.peering ? `, over the peering connection ${hop.peering}` : ', in the same network';
        return [
          {
            title: `From the public instance ${node.name} the database ${database.id} is one hop away`,
            start: internet,
            entry: node,
            steps: [...stepsFromInternet(reach, node), { to: nodeOf(database), why: `${hop.why}${over}`, cuts: [closeHop(hop, to.port)] }],
            factors: {
              exposure: factor(exposures.anyone, 'Anyone on the internet reaches the instance'),
              exploitability: isRemoteAdmin(reach.ports)
                ? factor(exploitabilities.effort, 'It takes a login on the instance, and a password of the database')
                : factor(
                    exploitabilities.more,
                    `It takes a flaw in what listens on ${portWords(reach.ports) || 'its ports'}, and a password of the database`,
                  ),
              impact: sensitive
                ? factor(impacts.sensitiveData, `The data is sensitive: ${sensitive}`)
                : factor(impacts.data, 'All that is in the database can be read'),
            },
          },
        ];
      }),
    ),
});
