import { describe, expect, it } from 'vitest';
import { parseCredentialReport } from './credential-report';

const header =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,' +
  'access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,' +
  'access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,' +
  'cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
const noKey = 'false,N/A,N/A,N/A,N/A';
const rest = `${noKey},${noKey},false,N/A,false,N/A`;
const root = `<root_account>,arn:aws:iam::123456789012:root,2020-01-02T03:04:05+00:00,not_supported,2025-06-01T00:00:00+00:00,not_supported,not_supported,true,${rest}`;
const alice = `alice,arn:aws:iam::123456789012:user/alice,2024-05-01T10:00:00+02:00,true,no_information,2024-05-02T00:00:00+00:00,N/A,false,true,2024-05-03T00:00:00+00:00,2025-01-01T00:00:00+00:00,us-east-1,s3,${noKey},false,N/A,true,2024-06-01T00:00:00+00:00`;

describe('parseCredentialReport', () => {
  it('reads a user, with times as ISO 8601 and null for the words that mean nothing', () => {
    expect(parseCredentialReport(`${header}\n${alice}`)).toEqual([
      {
        user: 'alice',
        arn: 'arn:aws:iam::123456789012:user/alice',
        userCreationTime: '2024-05-01T08:00:00.000Z',
        passwordEnabled: true,
        passwordLastUsed: null,
        passwordLastChanged: '2024-05-02T00:00:00.000Z',
        passwordNextRotation: null,
        mfaActive: false,
        accessKeys: [
          {
            slot: 1,
            active: true,
            lastRotated: '2024-05-03T00:00:00.000Z',
            lastUsedDate: '2025-01-01T00:00:00.000Z',
            lastUsedRegion: 'us-east-1',
            lastUsedService: 's3',
          },
          { slot: 2, active: false, lastRotated: null, lastUsedDate: null, lastUsedRegion: null, lastUsedService: null },
        ],
        certificates: [
          { active: false, lastRotated: null },
          { active: true, lastRotated: '2024-06-01T00:00:00.000Z' },
        ],
      },
    ]);
  });

  it('does not say whether root has a password, for AWS does not', () => {
    expect(parseCredentialReport(`${header}\n${root}`)[0]).toMatchObject({
      user: '<root_account>',
      passwordEnabled: null,
      mfaActive: true,
      passwordLastUsed: '2025-06-01T00:00:00.000Z',
    });
  });

  it('goes by the names of the columns, not by their places', () => {
    const [row] = parseCredentialReport('arn,added_by_aws,mfa_active,user\r\narn:aws:iam::1:user/bob,x,true,bob\r\n');
    expect(row).toMatchObject({
      user: 'bob',
      arn: 'arn:aws:iam::1:user/bob',
      mfaActive: true,
      passwordEnabled: null,
      userCreationTime: null,
    });
    expect(row?.accessKeys.every(({ active }) => !active)).toBe(true);
  });

  it.each([
    ['bare', 'x,y,z,arn:aws:iam::1:user/x,y,z,'],
    ['quoted', '"x,y,z","arn:aws:iam::1:user/x,y,z",'],
  ])('reads a user whose name holds commas, %s', (_, start) => {
    const [row] = parseCredentialReport(`${header}\n${start}2024-01-01T00:00:00+00:00,true,N/A,N/A,N/A,true,${rest}`);
    expect(row).toMatchObject({ user: 'x,y,z', arn: 'arn:aws:iam::1:user/x,y,z', passwordEnabled: true, mfaActive: true });
  });

  it('keeps empty fields in their places and skips empty lines', () => {
    const rows = parseCredentialReport(`${header}\n\ncarol,arn:aws:iam::1:user/carol,,,,,,true,${rest}\n\n`);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ userCreationTime: null, passwordEnabled: null, mfaActive: true });
  });

  it('reads a short line as far as it goes', () => {
    expect(parseCredentialReport(`${header}\ndave,arn:aws:iam::1:user/dave,2024-13-99T99:00:00Z`)[0]).toMatchObject({
      user: 'dave',
      userCreationTime: null,
      mfaActive: false,
    });
  });

  it.each(['', '<html>busy</html>', 'a,b,c\n1,2,3'])('refuses what is no report: %j', (text) => {
    expect(() => parseCredentialReport(text)).toThrow(SyntaxError);
  });

  it('has no rows where the account has no users', () => {
    expect(parseCredentialReport(`${header}\n`)).toEqual([]);
  });
});
