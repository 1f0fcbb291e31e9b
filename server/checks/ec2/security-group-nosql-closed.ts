import { riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

const meant = ['mongodb', 'cassandra'];

export const check = portCheck({
  id: 'ec2/security-group-nosql-closed',
  title: 'Security groups keep MongoDB and Cassandra closed to the internet',
  severity: 'high',
  services: riskyServices.filter(({ id }) => meant.includes(id)),
  why: 'Open document stores are found by search engines for machines, then emptied and held for ransom.',
  instead: "Let just the application's security group in, and turn on authentication.",
  aliases: {
    prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mongodb_27017_27018',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_cassandra_7199_9160_8888',
    ],
  },
});
