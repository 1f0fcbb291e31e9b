import { randomBytes } from 'node:crypto';
import { type AwsTarget, type ConnectOptions, connect, proveIdentity } from '@/server/aws/connect';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';

interface Provable extends Omit<AwsTarget, 'kind'> {
  kind: 'role' | 'keys' | 'ambient' | 'sample';
}

export type TrustProof = { secure: true } | { secure: false; reason: string };

/**
 * Enters the account with the right external id, then tries without one and with a wrong one, which AWS must refuse:
 * a role that lets us in anyway would let any other customer of ours in as well.
 * @throws AppError ROLE_NOT_ASSUMABLE, ACCOUNT_MISMATCH when the right id does not work
 */
export async function proveTrust(account: Provable): Promise<TrustProof> {
  if (account.kind === 'keys') throw new AppError('UNPROCESSABLE', 'Only roles can be proven.');
  const target: AwsTarget = { ...account, kind: account.kind };
  const { SAMPLE_CLOUD_URL, AWS_ENDPOINT_URL } = env();
  const options: ConnectOptions = { sessionName: 'cloudlens-proof', endpoints: { sample: SAMPLE_CLOUD_URL, custom: AWS_ENDPOINT_URL } };
  await proveIdentity(connect(target, options), account.region);
  if (target.kind === 'ambient') return { secure: true };

  const opensWith = async (externalId: string | null): Promise<boolean> => {
    try {
      await proveIdentity(connect({ ...target, externalId }, options), account.region);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.details?.kind === 'denied') return false;
      throw error;
    }
  };
  if (await opensWith(null)) {
    return {
      secure: false,
      reason:
        'The role can be assumed without an external id. Add the sts:ExternalId condition to its trust policy, then verify the account again.',
    };
  }
  if (await opensWith(`cl_${randomBytes(24).toString('base64url')}`)) {
    return {
      secure: false,
      reason:
        'The role can be assumed with a wrong external id. Compare for equality with the one we gave you in its trust policy, then verify the account again.',
    };
  }
  return { secure: true };
}
