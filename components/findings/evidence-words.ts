/** What is written in capitals wherever it stands, and in plurals with a small s. */
const acronyms = new Set(
  'ACL AMI API ARN ASG AWS AZ CA CIDR CPU CSV DB DKIM DNS EBS EC2 ECR ECS EFS EIP EKS ELB EMR ENA ENI FIFO FQDN FSX GPU HTTP HTTPS IAM ID IMDS IO IOPS IP IPAM IPV4 IPV6 JSON JWT KMS LDAP MFA MTU NACL NAT NFS NLB OIDC OS PITR QPS RDS S3 SAML SDK SES SNI SNS SQL SQS SSE SSH SSL SSM SSO STS TCP TLS TTL UDP URI URL USB UUID VCPU VM VPC VPCE VPN WAF XML'.split(
    ' ',
  ),
);
const written: Record<string, string> = { IPV4: 'IPv4', IPV6: 'IPv6', VCPU: 'vCPU', VCPUS: 'vCPUs', FSX: 'FSx' };

function wordOf(word: string): string {
  const upper = word.toUpperCase();
  if (written[upper]) return written[upper];
  if (acronyms.has(upper)) return upper;
  if (upper.endsWith('S') && acronyms.has(upper.slice(0, -1))) return `${upper.slice(0, -1)}s`;
  return /^[A-Z0-9]{2,}$/.test(word) ? word : word.toLowerCase();
}

/** `blockPublicAcls` and `MaxSessionDuration` as words; what already is a name (`aws:SourceVpce`) stays. */
export function readableKey(key: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(key)) return key;
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
    .map(wordOf)
    .join(' ');
  if (/^vCPU/.test(words)) return words;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(text);
