import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DisableKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { doesNotApply, type Expectation, given, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const toAccount = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' };

/** Keys with one fault each, and the ledger's, which has none. */
export async function arrangeKeys(connect: Connect): Promise<Expectation[]> {
  const kms = connect(KMSClient);
  const create = async (input: CreateKeyCommandInput = {}) => given((await kms.send(new CreateKeyCommand(input))).KeyMetadata?.KeyId);
  const setPolicy = (KeyId: string, ...others: object[]) =>
    kms.send(
      new PutKeyPolicyCommand({
        KeyId,
        PolicyName: 'default',
        Policy: JSON.stringify({ Version: '2012-10-17', Statement: [toAccount, ...others] }),
      }),
    );
  const use = { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '*' };

  const ledger = await create();
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/ledger', TargetKeyId: ledger }));
  await kms.send(new EnableKeyRotationCommand({ KeyId: ledger }));
  await setPolicy(ledger);
  const still = await create();
  const signing = await create({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' });
  const open = await create();
  await setPolicy(open, { ...use, Principal: '*' });
  const shared = await create();
  await setPolicy(shared, { ...use, Principal: { AWS: 'arn:aws:iam::999988887777:root' } });
  const mighty = await create();
  await setPolicy(mighty, { ...toAccount, Principal: { AWS: `arn:aws:iam::${account}:role/web` } });
  const off = await create();
  await kms.send(new DisableKeyCommand({ KeyId: off }));
  const doomed = await create();
  await kms.send(new ScheduleKeyDeletionCommand({ KeyId: doomed, PendingWindowInDays: 7 }));
  const spread = await create({ MultiRegion: true });

  return [
    ...twins('kms/key-rotation-enabled', still, ledger),
    // An asymmetric key cannot rotate by itself.
    ...doesNotApply('kms/key-rotation-enabled', signing),
    ...twins('kms/key-policy-not-public', open, shared),
    ...twins('kms/key-policy-cross-account', shared, ledger),
    ...twins('kms/key-policy-no-full-control', mighty, ledger),
    ...twins('kms/key-enabled', off, ledger),
    ...twins('kms/key-not-pending-deletion', doomed, off),
    ...twins('kms/key-single-region', spread, ledger),
  ];
}
