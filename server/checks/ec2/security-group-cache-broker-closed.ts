import { riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

const meant = ['redis', 'memcached', 'kafka'];

export const check = portCheck({
  id: 'ec2/security-group-cache-broker-closed',
  title: 'Security groups keep Redis, Memcached and Kafka closed to the internet',
  severity: 'high',
  services: riskyServices.filter(({ id }) => meant.includes(id)),
  why: 'These servers trust their network and often ask for no password: whoever reaches them reads, changes or empties them.',
  instead: "Let just the application's security group in, and turn on authentication.",
  aliases: {
    prowler: [
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_redis_6379',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_memcached_11211',
      'ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_kafka_9092',
    ],
  },
});
