import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'iam/root-no-signing-certificates',
  title: 'The root user has no signing certificates',
  severity: 'high',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: ['iam:GetAccountSummary'],
  why: 'A signing certificate is a long-lived credential as a key is: its private half can call old interfaces of AWS with the unlimited power of root.',
  remedy: {
    text: 'Sign in as root and delete the X.509 certificates; hardly anything still needs them.',
    console: 'Sign in as root → account menu → Security credentials → X.509 signing certificates → Delete.',
  },
  aliases: {},
  evaluate: ({ data: { summary } }) => {
    const certificates = summary?.AccountSigningCertificatesPresent;
    if (certificates === undefined) return unknown('AWS did not tell whether the root user has signing certificates');
    const evidence = { rootSigningCertificates: certificates };
    return certificates > 0
      ? fail('The root user has a signing certificate', evidence)
      : pass('The root user has no signing certificate', evidence);
  },
});
