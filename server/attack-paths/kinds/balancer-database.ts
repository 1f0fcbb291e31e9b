import { sensitivityOf } from '../can/sensitivity';
import { behindNeeds, behindReads, passedOn } from '../entries/behind-balancers';
import { databasesNear, rdsPlace } from '../entries/databases';
import { definePathKind, type FoundPath, internet, nodeOf } from '../found-path';
import { closeHop, hopTo } from '../reach/lateral';
import { ownRange, placesOf } from '../reach/place';
import { instancesBehind } from '../reach/targets';
import { exploitabilities, factor, impacts } from '../score';

export const balancerDatabase = definePathKind({
  id: 'balancer-database',
  title: 'Instance behind a public load balancer from which a database is one hop away',
  about:
    'Neither has a public address, but strangers’ requests reach the application, and the security group of the database lets the application in, in its network or over a peering connection.',
  entry: 'EC2 instance behind a load balancer',
  target: 'RDS instance',
  needs: [...behindNeeds, 'rds:DescribeDBInstances', 'ec2:DescribeVpcPeeringConnections'],
  reads: [...behindReads, 'AWS::RDS::DBInstance', 'AWS::EC2::VPCPeeringConnection'],
  find: (land) =>
    instancesBehind(land).flatMap(({ target: instance, steps }) =>
      databasesNear(instance, land).flatMap((database): FoundPath[] => {
        const to = rdsPlace(database);
        const [hop] = to ? placesOf(instance).flatMap((from) => hopTo(from, ownRange(instance), to, land) ?? []) : [];
        if (!to || !hop) return [];
        const node = nodeOf(instance);
        const sensitive = sensitivityOf(database);
        const over = hop.peering ? `, over the peering connection ${hop.peering}` : ', in the same network';
        return [
          {
            title: `From the instance ${node.name} behind a public load balancer the database ${database.id} is one hop away`,
            start: internet,
            entry: node,
            steps: [...steps, { to: nodeOf(database), why: `${hop.why}${over}`, cuts: [closeHop(hop, to.port)] }],
            factors: {
              exposure: passedOn,
              exploitability: factor(exploitabilities.more, 'It takes a flaw in the application, and a password of the database'),
              impact: sensitive
                ? factor(impacts.sensitiveData, `The data is sensitive: ${sensitive}`)
                : factor(impacts.data, 'All that is in the database can be read'),
            },
          },
        ];
      }),
    ),
});
