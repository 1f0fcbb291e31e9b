import { describe, expect, it } from 'vitest';
import { parseAccountText, parseRoleArn, roleArnOf } from './role-arn';
import { connectSchema, issueSchema } from './schema';

const base = 'arn:aws:iam::111122223333:role';

/** What is entered, and a word of the reason for refusing it. */
const refused: [string, RegExp][] = [
  ['', /no ARN/],
  ['CloudLensScanRole', /no ARN/],
  ['111122223333', /no ARN/],
  ['arn', /no ARN/],
  ['arn:aws:iam::111122223333', /no ARN/],
  ['ARN:aws:iam::111122223333:role/A', /no ARN/],
  ['xarn:aws:iam::111122223333:role/A', /no ARN/],
  ['https://arn:aws:iam::111122223333:role/A', /no ARN/],
  ['arn:aws:iam::111122223333:user/ada', /IAM user/],
  ['arn:aws:iam::111122223333:user/role/ada', /IAM user/],
  ['arn:aws:iam::111122223333:group/admins', /IAM group/],
  ['arn:aws:iam::111122223333:policy/ReadOnly', /policy/],
  ['arn:aws:iam::111122223333:instance-profile/web', /instance profile/],
  ['arn:aws:iam::111122223333:saml-provider/okta', /identity provider/],
  ['arn:aws:iam::111122223333:oidc-provider/token.example.com', /identity provider/],
  ['arn:aws:iam::111122223333:mfa/ada', /MFA/],
  ['arn:aws:iam::111122223333:server-certificate/web', /certificate/],
  ['arn:aws:iam::111122223333:root', /whole account/],
  ['arn:aws:iam::111122223333:*', /wildcard/],
  ['arn:aws:iam::111122223333:role', /no valid role name|not a role/],
  [`${base}/`, /role name/],
  [`${base}/*`, /wildcard/],
  [`${base}/CloudLens*`, /wildcard/],
  [`${base}/CloudLens?`, /wildcard/],
  ['arn:aws:iam::*:role/CloudLensScanRole', /wildcard/],
  ['arn:*:iam::111122223333:role/CloudLensScanRole', /wildcard/],
  [`${base}/../CloudLensScanRole`, /dotted/],
  [`${base}/a/../../user/ada`, /dotted/],
  [`${base}/./CloudLensScanRole`, /dotted/],
  [`${base}/..`, /dotted/],
  [`${base}//CloudLensScanRole`, /empty/],
  [`${base}/a//b`, /empty/],
  [`${base}/team/`, /role name/],
  [`${base}/a%2fb`, /role name/],
  [`${base}/a\\b`, /role name/],
  [`${base}/a b`, /white space/],
  [` ${base}/a`, /white space/],
  [`${base}/a\n`, /white space/],
  [`${base}/a\t`, /white space/],
  [`${base}/a\u0000`, /invisible/],
  [`${base}/a\u200b`, /invisible/],
  [`${base}/a\u202e`, /white space or invisible/],
  [`${base}/\u0430dmin`, /role name/],
  [`${base}/a'; drop table scans; --`, /white space/],
  [`${base}/$(id)`, /role name/],
  [`${base}/\`id\``, /role name/],
  [`${base}/a;b`, /role name/],
  [`${base}/a|b`, /role name/],
  [`${base}/<script>`, /role name/],
  [`${base}/a:b`, /role name/],
  [`${base}/${'x'.repeat(65)}`, /role name/],
  [`${base}/${'x/'.repeat(300)}a`, /too long|path/],
  ['arn:aws:iam::11112222333:role/A', /twelve digits/],
  ['arn:aws:iam::1111222233334:role/A', /twelve digits/],
  ['arn:aws:iam:::role/A', /twelve digits/],
  ['arn:aws:iam::aws:role/A', /twelve digits/],
  ['arn:aws:iam::١١١١٢٢٢٢٣٣٣٣:role/A', /twelve digits/],
  ['arn:aws:iam:us-east-1:111122223333:role/A', /region/],
  ['arn:aws:sts::111122223333:assumed-role/A/session', /session/],
  ['arn:aws:sts::111122223333:federated-user/ada', /not of IAM/],
  ['arn:aws:s3:::bucket', /no ARN|not of IAM/],
  ['arn:aws:ec2:us-east-1:111122223333:role/A', /not of IAM/],
  ['arn:aws-iso:iam::111122223333:role/A', /partition/],
  ['arn:aws-us-gov-east:iam::111122223333:role/A', /partition/],
  ['arn:AWS:iam::111122223333:role/A', /partition/],
  ['arn::iam::111122223333:role/A', /partition/],
  [`${base}/aws-service-role/ec2.amazonaws.com/AWSServiceRoleForEC2`, /service-linked/],
  [`${base}/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef`, /single sign-on/],
  ['arn:aws:iam::111122223333:Role/A', /not a role/],
  ['arn:aws:iam::111122223333:roles/A', /not a role/],
];

describe('an ARN that is refused', () => {
  it.each(refused)('%j', (text, reason) => {
    const answer = parseRoleArn(text);
    expect(answer.ok ? 'taken' : answer.reason).toMatch(reason);
    expect(connectSchema.safeParse({ accountId: '111122223333', roleArn: text }).success).toBe(false);
  });

  it('is one of at least sixty', () => {
    expect(new Set(refused.map(([text]) => text)).size).toBeGreaterThanOrEqual(60);
  });
});

describe('an ARN that is taken', () => {
  it.each([
    [`${base}/CloudLensScanRole`, '/', 'CloudLensScanRole'],
    [`${base}/security/audit/Cloud.Lens+Scan=Role,@-_`, '/security/audit/', 'Cloud.Lens+Scan=Role,@-_'],
    ['arn:aws-cn:iam::111122223333:role/A', '/', 'A'],
    ['arn:aws-us-gov:iam::111122223333:role/...', '/', '...'],
  ])('%s', (text, rolePath, roleName) => {
    const answer = parseRoleArn(text);
    expect(answer).toMatchObject({ ok: true, role: { accountId: '111122223333', rolePath, roleName } });
    if (answer.ok) expect(roleArnOf(answer.role)).toBe(text);
  });
});

it('belongs to the account that is named', () => {
  const wrong = connectSchema.safeParse({ accountId: '444455556666', roleArn: `${base}/A` });
  expect(wrong.error?.issues[0]?.message).toContain('another account');
});

describe('what is pasted where an account is asked for', () => {
  it.each(['111122223333', ' 1111 2222 3333 ', '1111-2222-3333', '1111\u00a02222\u20133333', '111 122 223 333'])(
    '%j is an account',
    (text) => {
      expect(parseAccountText(text)).toEqual({ ok: true, accountId: '111122223333' });
    },
  );
  it('may be the role itself', () => {
    expect(parseAccountText(` ${base}/team/Audit `)).toMatchObject({
      ok: true,
      accountId: '111122223333',
      role: { rolePath: '/team/', roleName: 'Audit' },
    });
  });
  it.each([
    ['11112222333', /this has 11/],
    ['11112222333344', /this has 14/],
    ['', /twelve digits/],
    ['my-account', /twelve digits/],
    ['arn:aws:iam::111122223333:user/ada', /IAM user/],
  ])('%j is neither', (text, reason) => {
    const answer = parseAccountText(text);
    expect(answer.ok ? '' : answer.reason).toMatch(reason);
  });
});

describe('the name of a role to be made', () => {
  it.each(['', '*', 'a b', 'a/b', '..', '$(id)', "a'b", 'x'.repeat(65), 'ä'])('is not %j', (roleName) => {
    expect(issueSchema.safeParse({ accountId: '111122223333', roleName }).success).toBe(false);
  });
  it.each(['', 'security', '/security', '//', '/../', '/./', '/a b/', '/aws-service-role/', '/aws-reserved/x/'])(
    'is not below %j',
    (rolePath) => {
      expect(issueSchema.safeParse({ accountId: '111122223333', rolePath }).success).toBe(false);
    },
  );
});
