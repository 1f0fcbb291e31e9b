import { describe, expect, it } from 'vitest';
import { secretIn } from './secret-values';

// Put together at run time, so that scanners of this repository stay calm.
const accessKey = `AKIA${'ABCDEFGH23456722'}`;
const token = `ghp_${'a'.repeat(36)}`;

describe('secretIn', () => {
  it.each([
    ['AdminPassword', 'correct-horse-battery'],
    ['DbSecret', 'p8Xk2!vv90qZ'],
    ['api_key', '0123456789abcdef'],
    ['SecretAccessKey', 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00'],
    ['Output1', accessKey],
    ['Deploy', `token is ${token}`],
    ['Key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
    ['Key', '-----BEGIN PRIVATE KEY-----'],
    ['DatabaseUrl', 'postgres://app:hunter2@db.internal:5432/shop'],
  ])('%s looks like a secret', (name, value) => {
    expect(secretIn(name, value)).not.toBeNull();
  });

  it.each([
    ['SecretArn', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-Ab12Cd'],
    ['DbSecret', 'arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:db-Ab12Cd'],
    ['PasswordParameter', '/shop/database/password'],
    ['DbPassword', '{{resolve:secretsmanager:db:SecretString:password}}'],
    ['DbPassword', '****'],
    ['PasswordMinimumLength', '14'],
    ['AdminPassword', ''],
    ['AdminPassword', undefined],
    ['SecretName', 'production-database'],
    ['KmsKeyId', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['BucketName', 'lumen-secrets-archive'],
    ['SiteUrl', 'https://lumen.shop:8443/login@home'],
    ['UserPoolClientId', '4f1g2h3j4k5l6m7n8p9q0r1s2t'],
  ])('%s = %s does not', (name, value) => {
    expect(secretIn(name, value)).toBeNull();
  });
});
