import { AccountClient, PutAlternateContactCommand } from '@aws-sdk/client-account';
import { EMRClient } from '@aws-sdk/client-emr';
import { IAMClient, UpdateAccountPasswordPolicyCommand } from '@aws-sdk/client-iam';
import { PutPublicAccessBlockCommand } from '@aws-sdk/client-s3-control';
import { PlainHostS3ControlClient } from '@/server/collect/s3/plain-host-client';
import { type Expectation, fails, passes } from '../lib/expectation';
import { type Connect, otherAccount } from '../lib/moto';
import { guardButFor } from './machine-learning';

/** The account whose account-wide settings are right where those of the first are wrong, and the other way round. */
export async function arrangeOtherAccount(connect: Connect): Promise<Expectation[]> {
  await connect(IAMClient).send(
    new UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 14,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      PasswordReusePrevention: 24,
      MaxPasswordAge: 90,
    }),
  );
  await connect(PlainHostS3ControlClient).send(
    new PutPublicAccessBlockCommand({
      AccountId: otherAccount,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await connect(AccountClient).send(
    new PutAlternateContactCommand({
      AlternateContactType: 'SECURITY',
      Name: 'Security',
      Title: 'Team',
      EmailAddress: 'security@shop.example',
      PhoneNumber: '+49 30 1234567',
    }),
  );
  await connect(EMRClient).send(guardButFor(22));
  const right = [
    'iam/password-policy-length',
    'iam/password-policy-symbol',
    'iam/password-policy-uppercase',
    'iam/password-policy-lowercase',
    'iam/password-policy-reuse',
    'iam/password-policy-expiry',
    's3/account-public-access-blocked',
    'account/security-contact',
  ];
  return [
    ...right.flatMap((check) => passes(check, otherAccount)),
    ...passes('emr/region-public-access-blocked', 'us-east-1', 'eu-west-1'),
    ...fails('config/recorder-enabled', 'us-east-1', 'eu-west-1'),
  ];
}
