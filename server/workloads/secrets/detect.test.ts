import { describe, expect, it } from 'vitest';
import { detectInText, detectInValue, detectInValues, secretIn } from './detect';
import { forms, wordsOf } from './forms';

// Put together at run time, so that scanners of this repository stay calm.
const some = (length: number, alphabet = 'aB3dE5gH7jK9mN2pQ4sT6vW8') => alphabet.repeat(9).slice(0, length);
const hex = (length: number) => '0f3a9c5d7e1b'.repeat(12).slice(0, length);
const accessKey = `AKIA${'ABCDEFGH23456722'}`;
const canaries: Readonly<Record<string, string>> = {
  'private-key': `-----BEGIN ${'RSA PRIVATE'} KEY-----`,
  'aws-access-key': accessKey,
  'github-token': `ghp_${some(36)}`,
  'gitlab-token': `glpat-${some(20)}`,
  'slack-token': `xoxb-${'1234567890'}-${some(24)}`,
  'slack-webhook': `https://hooks.slack.com/services/${'T01234567/B01234567'}/${some(24)}`,
  'stripe-key': `sk_live_${some(24)}`,
  'google-api-key': `AIza${some(35)}`,
  'sendgrid-key': `SG.${some(22)}.${some(43)}`,
  'twilio-key': `SK${hex(32)}`,
  'openai-key': `sk-proj-${some(48)}`,
  'anthropic-key': `sk-ant-${some(48)}`,
  'npm-token': `npm_${some(36)}`,
  'pypi-token': `pypi-AgE${some(60)}`,
  'docker-token': `dckr_pat_${some(27)}`,
  'hugging-face-token': `hf_${some(34)}`,
  'digitalocean-token': `dop_v1_${hex(64)}`,
  'shopify-token': `shpat_${hex(32)}`,
  'databricks-token': `dapi${hex(32)}`,
  'new-relic-key': `NRAK-${'ABCDEFGHIJ0123456789KLMNOPQ'}`,
  'vault-token': `hvs.${some(40)}`,
  'atlassian-token': `ATATT3${some(80)}`,
  'telegram-token': `123456789:AA${some(33)}`,
  'azure-storage-key': `AccountKey=${some(86)}==`,
  'signed-token': `eyJ${some(20)}.eyJ${some(30)}.${some(43)}`,
  'address-with-password': 'postgres://app:hunter2@db.internal:5432/shop',
};

describe('values with a form of their own', () => {
  it('has an example of every form', () => expect(Object.keys(canaries).sort()).toEqual(forms.map(({ kind }) => kind).sort()));

  it.each(Object.entries(canaries))('finds %s wherever it stands, and tells nothing of it', (kind, value) => {
    for (const text of [value, `echo "${value}"`, `X=${value}`, `{"a": "${value}"}`, `curl -H 'Authorization: ${value}' x`]) {
      const hits = detectInText(text);
      expect(hits.map((hit) => hit.kind)).toEqual([kind]);
      expect(JSON.stringify(hits)).not.toContain(value.slice(-12));
    }
    expect(secretIn('Output1', value)).toBe(wordsOf(kind as 'private-key'));
  });

  it.each([
    `AKIA${'IOSFODNN7'}EXAMPLE`,
    'AKIAsomething',
    'postgres://app:${DB_PASSWORD}@db.internal/shop',
    'postgres://app:<password>@db.internal/shop',
    'https://user@github.com/lumen/shop.git',
    'ghp_short',
    'sk-learn',
    'https://hooks.slack.com/services/',
    'arn:aws:iam::111122223333:role/sk_live_reader',
    '-----BEGIN PUBLIC KEY-----',
    '-----BEGIN CERTIFICATE-----',
  ])('takes %s for none', (value) => expect(detectInText(value)).toEqual([]));
});

describe('values under a telling name', () => {
  it.each([
    ['AdminPassword', 'correct-horse-battery'],
    ['DbSecret', 'p8Xk2!vv90qZ'],
    ['api_key', '0123456789abcdef'],
    ['DATADOG_API_KEY', hex(32)],
    ['SecretAccessKey', 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00'],
    ['SECRET_ACCESS_KEY', `/${some(39)}`],
    ['DB_PASSWORD', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['DB_PASS', 'hunter2-hunter2'],
    ['SERVICE_TOKEN', some(32)],
    ['ENCRYPTION_KEY', hex(64)],
    ['APP_CONFIG', '{"db":{"user":"app","password":"p8Xk2!vv90qZ"}}'],
    ['CONNECTION', 'Server=db;User Id=app;Password=p8Xk2vv90qZ;'],
  ])('%s looks like a secret', (name, value) => {
    expect(secretIn(name, value)).not.toBeNull();
    expect(JSON.stringify(detectInValue(name, value))).not.toContain(value.slice(-6));
  });

  it.each([
    ['SecretArn', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-Ab12Cd'],
    ['DbSecret', 'arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:db-Ab12Cd'],
    ['PasswordParameter', '/shop/database/password'],
    ['DbPassword', '/shop/database/password'],
    ['DbPassword', '{{resolve:secretsmanager:db:SecretString:password}}'],
    ['DbPassword', '{{ ssm:/shop/db }}'],
    ['DbPassword', '${DB_PASSWORD}'],
    ['DbPassword', '****'],
    ['DbPassword', 'changeme'],
    ['API_KEY', 'your-api-key-here'],
    ['API_KEY', '<insert your key>'],
    ['PasswordMinimumLength', '14'],
    ['PASSWORD_HASH', hex(64)],
    ['AdminPassword', ''],
    ['AdminPassword', undefined],
    ['SecretName', 'production-database'],
    ['KmsKeyId', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['API_KEY', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['BucketName', 'lumen-secrets-archive'],
    ['SiteUrl', 'https://lumen.shop:8443/login@home'],
    ['TOKEN_URL', 'https://login.lumen.shop/oauth2/token'],
    ['UserPoolClientId', '4f1g2h3j4k5l6m7n8p9q0r1s2t'],
    ['NextToken', some(60)],
    ['CACHE_KEY', 'products-by-category-v2'],
    ['SIGNATURE', `sha256:${hex(64)}`],
    ['SORT_KEY', 'created-at-descending'],
    ['IMAGE_DIGEST', `sha256:${hex(64)}`],
    ['COMMIT', hex(40)],
    ['LOG_LEVEL', 'information'],
    ['TOKEN_TTL_SECONDS', '86400'],
    ['PUBLIC_KEY', some(60)],
    ['DB_PASSWORD_FILE', '/run/secrets/db'],
  ])('%s = %s does not', (name, value) => {
    expect(secretIn(name, value)).toBeNull();
  });
});

describe('texts', () => {
  it('tells line and name, in order, each once', () => {
    const script = `#!/bin/bash\nset -e\nexport DB_PASSWORD="p8Xk2!vv90qZ"\naws configure set aws_access_key_id ${accessKey}\nrun --api-key ${some(24)} --verbose\nTOKEN=${canaries['github-token']}`;
    expect(detectInText(script, 'user data')).toEqual([
      { kind: 'named-secret', place: 'user data, line 3, DB_PASSWORD', masked: '*** (12 characters)' },
      { kind: 'aws-access-key', place: 'user data, line 4', masked: 'AKIA*** (20 characters)' },
      { kind: 'named-secret', place: 'user data, line 5, api-key', masked: '*** (24 characters)' },
      { kind: 'github-token', place: 'user data, line 6, TOKEN', masked: 'ghp_*** (40 characters)' },
    ]);
  });

  it.each([
    'export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db --query SecretString --output text)',
    'DB_PASSWORD=`aws ssm get-parameter --name /shop/db`',
    'password = config.get("database_password")',
    'const secret = process.env.APP_SECRET;',
    '"password.$": "$.credentials.password"',
    'Password: {{ DatabasePassword }}',
    'MasterUserPassword: !Sub "{{resolve:secretsmanager:${Secret}}}"',
    '# The password: ask the platform team, they keep it in the vault.',
    'description: Rotate the secret every thirty days',
    'AdminPassword:\n  type: String\n  noEcho: true',
    'chpasswd: { expire: False }',
    '"SecretId": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:db-Ab12Cd"',
    'echo "password is required"',
  ])('finds nothing in: %s', (text) => expect(detectInText(text)).toEqual([]));

  it('reads JSON within JSON', () => {
    expect(detectInText(JSON.stringify({ input: JSON.stringify({ password: 'p8Xk2vv90qZ' }) }))).toMatchObject([{ place: 'password' }]);
  });

  it('goes through the values by name', () => {
    expect(detectInValues({ Z_SECRET: some(20), STAGE: 'live', A_SECRET: some(20) }, 'container web').map(({ place }) => place)).toEqual([
      'container web, A_SECRET',
      'container web, Z_SECRET',
    ]);
  });

  it('ends with long and hostile texts, and tells no endless list', () => {
    const hostile = [`${'a_'.repeat(50_000)}=`, `password="${'\\'.repeat(50_000)}`, 'x:'.repeat(50_000), `--${'a'.repeat(100_000)} b`];
    for (const text of hostile) detectInText(text);
    expect(detectInText(`API_KEY=${some(20)}\n`.repeat(5000)).length).toBe(50);
  });
});
