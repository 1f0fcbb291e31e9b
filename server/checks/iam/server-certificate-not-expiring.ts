import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { dayText, isDueWithin, toDate } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/server-certificate-not-expiring',
  title: 'Server certificates in IAM are replaced in good time',
  severity: 'medium',
  resourceType: 'AWS::IAM::ServerCertificate',
  needs: ['iam:ListServerCertificates'],
  why: 'Certificates in IAM do not renew themselves: on the day of expiry all that uses this one goes down.',
  remedy: {
    text: 'Request a certificate from ACM, which renews itself, and put it on the load balancer or distribution.',
    cli: 'aws acm request-certificate --domain-name <domain> --validation-method DNS',
    terraform:
      'resource "aws_acm_certificate" "this" {\n  domain_name       = "<domain>"\n  validation_method = "DNS"\n  lifecycle {\n    create_before_destroy = true\n  }\n}',
  },
  aliases: {},
  parameters: {
    days: {
      default: 30,
      min: 1,
      max: 365,
      description: 'How many days before its expiry a certificate must be replaced',
      source: 'Our choice',
    },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 30 } }) => {
    const expires = toDate(data.Expiration);
    if (!expires) return unknown('AWS did not tell when the certificate expires');
    const evidence = { expires: expires.toISOString() };
    if (isDueWithin(expires, 0, now)) return notApplicable(`The certificate expired on ${dayText(expires)}`, evidence);
    const summary = `The certificate is valid until ${dayText(expires)}`;
    return isDueWithin(expires, days, now) ? fail(summary, evidence) : pass(summary, evidence);
  },
});
