import { defineCheck, fail, pass, unknown } from '../define-check';
import { userReportNeeds, withPassword } from '../shared/credential-report';

export const check = defineCheck({
  id: 'iam/user-hardware-mfa',
  title: 'IAM users with a console password use a hardware MFA device',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: [...userReportNeeds, 'iam:ListVirtualMFADevices'],
  why: 'Codes of a phone app can be phished and their secret copied; a security key answers only the real sign-in page.',
  remedy: {
    text: 'Have the user register a FIDO security key, try it, then remove the virtual device.',
    console: 'IAM → Users → the user → Security credentials → Assign MFA device → Passkey or security key.',
  },
  differs: 'Not high: any MFA stops a stolen password, and what is left is phishing of the code.',
  aliases: { prowler: ['iam_user_hardware_mfa_enabled'] },
  evaluate: ({ data }) =>
    withPassword(data, ({ mfaActive }) => {
      if (!mfaActive) return fail('The user has a password and no MFA', { mfa: false });
      if (data.virtualMfa === undefined) return unknown('The virtual MFA devices could not be read');
      const evidence = { mfa: true, virtualDevices: data.virtualMfa };
      return data.virtualMfa.length > 0
        ? fail('The user has a virtual MFA device', evidence)
        : pass('The MFA device of the user is not a virtual one', evidence);
    }),
});
