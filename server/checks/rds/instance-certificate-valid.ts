import { defineCheck, fail, pass, unknown } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, withInstance } from '../shared/databases';
import { dayText, isDueWithin, toDate } from '../shared/dates';

const days = {
  default: 30,
  min: 1,
  max: 365,
  description: 'Days before the end of a certificate from which it counts as expiring',
  source: 'Ours: time for one maintenance window and a rehearsal',
};

export const check = defineCheck({
  id: 'rds/instance-certificate-valid',
  title: 'Certificates of RDS instances are not about to expire',
  severity: 'high',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'On the day after, applications that verify the certificate cannot connect any more, and those that do not are easy to deceive.',
  remedy: instanceSetting({
    text: 'Give the clients the bundle of the new authority first, then change the authority of the instance; some engines restart for it.',
    options: '--ca-certificate-identifier rds-ca-rsa2048-g1',
    terraform: 'ca_cert_identifier = "rds-ca-rsa2048-g1"',
    cloudformation: 'CACertificateIdentifier: rds-ca-rsa2048-g1',
  }),
  aliases: { prowler: ['rds_instance_certificate_expiration'] },
  parameters: { days },
  evaluate: ({ data }, _, { now, parameters }) =>
    withInstance(data, ({ CertificateDetails, CACertificateIdentifier }) => {
      const until = toDate(CertificateDetails?.ValidTill);
      if (!until) return unknown('Not known: AWS did not tell how long the certificate is valid');
      const evidence = { validUntil: until.toISOString(), authority: CertificateDetails?.CAIdentifier ?? CACertificateIdentifier ?? null };
      if (until <= now) return fail(`The certificate expired on ${dayText(until)}`, evidence);
      return isDueWithin(until, parameters.days ?? days.default, now)
        ? fail(`The certificate expires on ${dayText(until)}`, evidence)
        : pass(`The certificate is valid until ${dayText(until)}`, evidence);
    }),
});
