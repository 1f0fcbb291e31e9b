import { defineCheck, fail, pass, unknown } from '../define-check';
import { dayText, isDueWithin, toDate } from '../shared/dates';

export const check = defineCheck({
  id: 'iam/server-certificate-not-expired',
  title: 'No expired server certificate is kept in IAM',
  severity: 'high',
  resourceType: 'AWS::IAM::ServerCertificate',
  needs: ['iam:ListServerCertificates'],
  why: 'Put on a load balancer by mistake, an expired certificate turns customers away with a warning.',
  remedy: {
    text: 'Put a new certificate, best one of ACM that renews itself, where this one is used; then delete it.',
    cli: 'aws iam delete-server-certificate --server-certificate-name <certificate>',
  },
  aliases: { prowler: ['iam_no_expired_server_certificates_stored'], securityHub: ['IAM.26'] },
  requirements: { 'cis-3.0': ['1.19'], 'cis-5.0': ['1.18'], 'cis-7.0': ['2.17'] },
  evaluate: ({ data }, _snapshot, { now }) => {
    const expires = toDate(data.Expiration);
    if (!expires) return unknown('AWS did not tell when the certificate expires');
    const evidence = { expires: expires.toISOString() };
    if (isDueWithin(expires, 0, now)) return fail(`The certificate expired on ${dayText(expires)}`, evidence);
    return pass(`The certificate is valid until ${dayText(expires)}`, evidence);
  },
});
