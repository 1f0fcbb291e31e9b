import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { dayText, isDueWithin, toDate } from '../shared/dates';

export const check = defineCheck({
  id: 'acm/certificate-not-expiring',
  title: 'ACM certificates are renewed in good time',
  severity: 'high',
  resourceType: 'AWS::CertificateManager::Certificate',
  needs: ['acm:ListCertificates'],
  why: 'On the day of expiry browsers turn customers away. ACM renews its own certificates 60 days before; one that is still old is stuck, or imported.',
  remedy: {
    text: 'Where renewal is stuck, put the DNS record for validation back. Import a new certificate in the place of an imported one, or better let ACM issue it.',
    console: 'Certificate Manager → Certificates → the certificate → Renewal status.',
    cli: 'aws acm describe-certificate --certificate-arn <certificate-arn> --query Certificate.RenewalSummary',
    terraform:
      'resource "aws_acm_certificate" "this" {\n  domain_name       = <domain>\n  validation_method = "DNS"\n  lifecycle {\n    create_before_destroy = true\n  }\n}',
    cloudformation: 'Type: AWS::CertificateManager::Certificate\nProperties:\n  DomainName: <domain>\n  ValidationMethod: DNS',
  },
  aliases: { prowler: ['acm_certificates_expiration_check'], securityHub: ['ACM.1'] },
  requirements: { fsbp: ['ACM.1'] },
  parameters: {
    days: {
      default: 30,
      min: 1,
      max: 365,
      description: 'How many days before its expiry a certificate must be renewed',
      source: 'FSBP ACM.1',
    },
  },
  evaluate: ({ data }, _, { now, parameters: { days = 30 } }) => {
    const { Status, NotAfter, Type, InUse } = data;
    if (Status && Status !== 'ISSUED' && Status !== 'EXPIRED')
      return notApplicable(`The certificate is ${Status.toLowerCase().replaceAll('_', ' ')}`);
    const expires = toDate(NotAfter);
    if (!expires) return unknown('AWS did not tell when the certificate expires');
    const evidence = { expires: expires.toISOString(), type: Type ?? null, inUse: InUse ?? null };
    if (isDueWithin(expires, 0, now)) return fail(`The certificate expired on ${dayText(expires)}`, evidence);
    const summary = `The certificate is valid until ${dayText(expires)}`;
    return isDueWithin(expires, days, now) ? fail(summary, evidence) : pass(summary, evidence);
  },
});
