import { defineCheck, fail, pass, unknown } from '../define-check';

/** Keys of less than 112 bits of strength. Source: NIST SP 800-131A. ACM issues none, but takes them when imported. */
const weak: ReadonlySet<string> = new Set(['RSA_1024', 'EC_prime192v1']);

export const check = defineCheck({
  id: 'acm/certificate-strong-key',
  title: 'ACM certificates have strong keys',
  severity: 'high',
  resourceType: 'AWS::CertificateManager::Certificate',
  needs: ['acm:ListCertificates'],
  why: 'Someone with enough computers finds the private key, reads what was recorded and poses as your site.',
  remedy: {
    text: 'Replace the certificate by one with an RSA key of 2,048 bits or more, or an elliptic-curve key of 256 bits or more.',
    console: 'Certificate Manager → Request a certificate → Key algorithm.',
    cli: 'aws acm request-certificate --domain-name <domain> --validation-method DNS --key-algorithm RSA_2048',
    terraform:
      'resource "aws_acm_certificate" "this" {\n  domain_name       = <domain>\n  validation_method = "DNS"\n  key_algorithm     = "RSA_2048"\n}',
    cloudformation:
      'Type: AWS::CertificateManager::Certificate\nProperties:\n  DomainName: <domain>\n  ValidationMethod: DNS\n  KeyAlgorithm: RSA_2048',
  },
  aliases: { prowler: ['acm_certificates_with_secure_key_algorithms'], securityHub: ['ACM.2'] },
  requirements: { fsbp: ['ACM.2'] },
  evaluate: ({ data: { KeyAlgorithm } }) => {
    if (!KeyAlgorithm) return unknown('Not known: AWS did not tell the kind of key');
    // The API writes RSA-2048 in some places and RSA_2048 in others.
    const key = KeyAlgorithm.replace('-', '_');
    return weak.has(key) ? fail(`The key is a weak ${key}`, { key }) : pass(`The key is ${key}`, { key });
  },
});
