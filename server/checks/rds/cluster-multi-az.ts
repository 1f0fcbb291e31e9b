import { defineCheck, notApplicable } from '../define-check';
import { clusterNeeds, isServerlessV1, judgeSwitch, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-multi-az',
  title: 'RDS clusters have instances in several availability zones',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'A cluster keeps its data in several zones, but with instances in one of them nobody can read it while that zone is down.',
  remedy: {
    text: 'Add a reader in another zone. It takes over within seconds when the writer fails, and carries reads until then.',
    console: 'RDS → Databases → the cluster → Actions → Add reader, in another availability zone.',
    cli: 'aws rds create-db-instance --db-instance-identifier <reader> --db-cluster-identifier <cluster> --engine <engine> --db-instance-class <class> --availability-zone <other-zone>',
    terraform:
      'resource "aws_rds_cluster_instance" "reader" {\n  cluster_identifier = "<cluster>"\n  engine             = "<engine>"\n  instance_class     = "<class>"\n  availability_zone  = "<other-zone>"\n}',
    cloudformation:
      'Reader:\n  Type: AWS::RDS::DBInstance\n  Properties:\n    DBClusterIdentifier: <cluster>\n    Engine: <engine>\n    DBInstanceClass: <class>\n    AvailabilityZone: <other-zone>',
  },
  aliases: { prowler: ['rds_cluster_multi_az'], securityHub: ['RDS.15'] },
  requirements: { 'cis-5.0': ['2.2.4'], 'cis-7.0': ['3.2.4'], fsbp: ['RDS.15'] },
  evaluate: ({ data }) =>
    withCluster(data, (cluster) => {
      const { MultiAZ, DBClusterMembers } = cluster;
      if (isServerlessV1(cluster)) return notApplicable('Aurora Serverless v1 moves to another zone by itself');
      if (DBClusterMembers?.length === 0) return notApplicable('The cluster has no instances');
      return judgeSwitch(
        MultiAZ,
        {
          question: 'whether the instances are spread over zones',
          on: 'The instances are spread over several zones',
          off: 'All instances are in one zone',
        },
        { multiAz: MultiAZ ?? null, members: (DBClusterMembers ?? []).flatMap(({ DBInstanceIdentifier }) => DBInstanceIdentifier ?? []) },
      );
    }),
});
