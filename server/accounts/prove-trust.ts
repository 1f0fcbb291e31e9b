import { type AwsTarget, type ConnectOptions, connect, proveIdentity, tryToEnter } from '@/server/aws/connect';
import { explainEntry } from '@/server/aws/explain';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { foreignExternalId, randomExternalId } from './external-id';

/** What is needed to prove an account's role; a row of `aws_accounts` fits. */
export interface Provable extends Omit<AwsTarget, 'kind'> {
  orgId: string;
  kind: 'role' | 'keys' | 'ambient' | 'sample';
}

export type TrustProof = { secure: true } | { secure: false; opensWith: 'no id' | 'a wrong id' | 'another’s id'; reason: string };

const mend: Record<Exclude<TrustProof, { secure: true }>['opensWith'], string> = {
  'no id':
    'The role can be assumed without an external id. Add the sts:ExternalId condition to its trust policy, then verify the account again.',
  'a wrong id':
    'The role can be assumed with a wrong external id. Compare for equality (StringEquals) with the one we gave you in its trust policy, then verify the account again.',
  'another’s id':
    'The role can be assumed with an external id that was issued to another organization. Leave only the one we gave you for this role in its trust policy, then verify the account again.',
};

export const proofOptions = (): ConnectOptions => {
  const { SAMPLE_CLOUD_URL, AWS_ENDPOINT_URL } = env();
  return {
    sessionName: 'cloudlens-proof',
    // STS answers in well under a second; who waits for longer waits for something that is not AWS.
    timeoutMs: 15_000,
    endpoints: { sample: SAMPLE_CLOUD_URL, custom: AWS_ENDPOINT_URL },
  };
};

/**
 * Enters the account with the right external id, then tries without one, with a wrong one and with another organization's, which
 * AWS must refuse: a role that lets us in anyway would let any other customer of ours in as well. Only a refusal by the role's
 * side counts as one.
 * @throws AppError ROLE_NOT_ASSUMABLE, ACCOUNT_MISMATCH when the right id does not work; TRUST_NOT_PROVEN when AWS did not answer
 */
export async function proveTrust(account: Provable): Promise<TrustProof> {
  if (account.kind !== 'role' && account.kind !== 'sample') throw new AppError('UNPROCESSABLE', 'Only roles can be proven.');
  const target: AwsTarget = { ...account, kind: account.kind };
  const options = proofOptions();
  await proveIdentity(connect(target, options), account.region);

  const ways = [
    ['no id', null],
    ['a wrong id', randomExternalId()],
    ['another’s id', await foreignExternalId(account.orgId as OrgId, account.accountId)],
  ] as const;
  const attempts = await Promise.all(
    ways.map(async ([way, externalId]) => ({ way, attempt: await tryToEnter({ ...target, externalId }, options) })),
  );
  const opened = attempts.find(({ attempt }) => attempt === 'opened');
  if (opened) return { secure: false, opensWith: opened.way, reason: mend[opened.way] };
  for (const { way, attempt } of attempts) {
    if (typeof attempt === 'string') continue;
    const { kind, code } = attempt.unproven;
    const { reason, cause } = explainEntry(attempt.unproven);
    throw new AppError(
      'TRUST_NOT_PROVEN',
      `The role opens with its external id, but whether it stays shut for ${way} is not proven yet. ${cause} Try again in a minute.`,
      { kind, code, reason, cause },
    );
  }
  return { secure: true };
}
