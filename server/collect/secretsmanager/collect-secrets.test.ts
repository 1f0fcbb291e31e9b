import { GetResourcePolicyCommand, ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { secretsManagerCollector } from './collector';

const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3';
const region = () =>
  fakeAws()
    .on(ListSecretsCommand, () => ({
      SecretList: [{ ARN: arn, Name: 'db', RotationEnabled: true, Tags: [{ Key: 'team', Value: 'pay' }] }],
    }))
    .on(GetResourcePolicyCommand, () => ({ ARN: arn, Name: 'db' }));

describe('collecting Secrets Manager', () => {
  it('tells a secret without a policy from one whose policy was not read', async () => {
    const [secret] = (await collectFrom(region(), secretsManagerCollector)).of('AWS::SecretsManager::Secret');
    expect(secret).toMatchObject({ id: 'db', arn, tags: { team: 'pay' }, data: { RotationEnabled: true, policy: null }, gaps: [] });
    const fake = region().on(GetResourcePolicyCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const [refused] = (await collectFrom(fake, secretsManagerCollector)).of('AWS::SecretsManager::Secret');
    expect(refused?.data).not.toHaveProperty('policy');
    expect(refused?.gaps.map(({ operation }) => operation)).toEqual(['secretsmanager:GetResourcePolicy']);
  });

  it('never asks for a value', async () => {
    const fake = region();
    await collectFrom(fake, secretsManagerCollector);
    expect(fake.calls.map(({ command }) => command)).toEqual(['ListSecrets', 'GetResourcePolicy']);
  });

  it('counts an answer without its list as not understood', async () => {
    const { status } = await collectFrom(
      region().on(ListSecretsCommand, () => ({})),
      secretsManagerCollector,
    );
    expect(status('secretsmanager:ListSecrets')).toBe('malformed');
  });
});
