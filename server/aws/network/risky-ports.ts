export interface RiskyService {
  /** Our name, fit for a check id. */
  id: string;
  name: string;
  protocol: 'tcp' | 'udp';
  ports: readonly number[];
}

/** Services that hardly ever belong on the internet, with their ports as registered at IANA or documented by their makers. */
export const riskyServices: readonly RiskyService[] = [
  { id: 'ftp', name: 'FTP', protocol: 'tcp', ports: [20, 21] },
  { id: 'ssh', name: 'SSH', protocol: 'tcp', ports: [22] },
  { id: 'telnet', name: 'Telnet', protocol: 'tcp', ports: [23] },
  { id: 'kerberos', name: 'Kerberos', protocol: 'tcp', ports: [88, 464, 749, 750] },
  { id: 'cifs', name: 'SMB (CIFS)', protocol: 'tcp', ports: [139, 445] },
  { id: 'ldap', name: 'LDAP', protocol: 'tcp', ports: [389, 636] },
  { id: 'sqlserver', name: 'SQL Server', protocol: 'tcp', ports: [1433, 1434] },
  { id: 'oracle', name: 'Oracle Database', protocol: 'tcp', ports: [1521, 2483, 2484] },
  { id: 'mysql', name: 'MySQL', protocol: 'tcp', ports: [3306] },
  { id: 'rdp', name: 'Remote Desktop', protocol: 'tcp', ports: [3389] },
  { id: 'postgresql', name: 'PostgreSQL', protocol: 'tcp', ports: [5432] },
  { id: 'redis', name: 'Redis', protocol: 'tcp', ports: [6379] },
  { id: 'cassandra', name: 'Cassandra', protocol: 'tcp', ports: [7000, 7001, 7199, 9042, 9160] },
  { id: 'kafka', name: 'Kafka', protocol: 'tcp', ports: [9092] },
  { id: 'elasticsearch-kibana', name: 'Elasticsearch and Kibana', protocol: 'tcp', ports: [9200, 9300, 5601] },
  { id: 'memcached', name: 'Memcached', protocol: 'tcp', ports: [11211] },
  { id: 'mongodb', name: 'MongoDB', protocol: 'tcp', ports: [27017, 27018] },
];

/** TCP ports that AWS Security Hub's EC2.19 calls high risk. */
export const highRiskTcpPorts: readonly number[] = [
  20, 21, 22, 23, 25, 110, 135, 143, 445, 1433, 1434, 3000, 3306, 3389, 4333, 5000, 5432, 5500, 5601, 8080, 8088, 8888, 9200, 9300,
];

/** Remote administration, CIS AWS Foundations Benchmark (network ACLs and security groups). */
export const remoteAdminPorts: readonly number[] = [22, 3389];

export function riskyService(id: string): RiskyService | undefined {
  return riskyServices.find((service) => service.id === id);
}
