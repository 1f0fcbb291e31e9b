import { defineCheck, fail, pass, unknown } from '../define-check';
import { withRootMfa } from '../shared/root-user';

export const check = defineCheck({
  id: 'iam/root-hardware-mfa',
  title: 'The root user signs in with a hardware MFA device',
  severity: 'critical',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: ['iam:GetAccountSummary', 'iam:ListVirtualMFADevices'],
  why: 'A code from a phone app can be phished, and its secret copied from a phone or its backup; a security key gives it to nobody.',
  remedy: {
    text: 'Register a FIDO security key or a hardware token for root, try it, then remove the virtual device.',
    console: 'Sign in as root → account menu → Security credentials → Multi-factor authentication → Assign MFA device → Security key.',
  },
  aliases: { prowler: ['iam_root_hardware_mfa_enabled'], securityHub: ['IAM.6'] },
  requirements: { 'cis-3.0': ['1.6'], 'cis-5.0': ['1.5'], 'cis-7.0': ['2.6'], fsbp: ['IAM.6'] },
  evaluate: ({ data }) =>
    withRootMfa(data, () => {
      if (data.rootVirtualMfa === undefined) return unknown('The virtual MFA devices could not be read');
      if (data.rootVirtualMfa !== null)
        return fail('The MFA device of the root user is a virtual one', { virtualDevice: data.rootVirtualMfa.SerialNumber ?? null });
      return pass('The MFA device of the root user is not a virtual one', { virtualDevice: null });
    }),
});
