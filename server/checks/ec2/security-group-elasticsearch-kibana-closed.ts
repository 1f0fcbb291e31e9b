import { riskyServices } from '@/server/aws/network/risky-ports';
import { portCheck } from '../shared/port-check';

const meant = ['elasticsearch-kibana'];

export const check = portCheck({
  id: 'ec2/security-group-elasticsearch-kibana-closed',
  title: 'Security groups keep Elasticsearch and Kibana closed to the internet',
  severity: 'high',
  services: riskyServices.filter(({ id }) => meant.includes(id)),
  why: 'Search clusters hold logs and customer records, and older ones answer anybody who asks.',
  instead: 'Put them behind a VPN or a proxy that asks who is there.',
  aliases: { prowler: ['ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_elasticsearch_kibana_9200_9300_5601'] },
});
