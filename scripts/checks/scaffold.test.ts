import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIds } from './generate-registry';
import { scaffoldCheck } from './scaffold';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudlens-checks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm run new:check', () => {
  it('writes a check and its test where the registry finds them', () => {
    scaffoldCheck(folder, 's3/some-check', 'AWS::S3::Bucket');
    expect(existsSync(join(folder, 's3/some-check.test.ts'))).toBe(true);
    expect(checkIds(folder)).toEqual(['s3/some-check']);
  });

  it('declares the listing of the type, without which nothing can be said', () => {
    scaffoldCheck(folder, 'kms/some-check', 'AWS::KMS::Key');
    expect(readFileSync(join(folder, 'kms/some-check.ts'), 'utf8')).toContain("needs: ['kms:ListKeys']");
  });

  it.each([
    ['S3/some-check', 'AWS::S3::Bucket', 'no id of a check'],
    ['s3/Some_Check', 'AWS::S3::Bucket', 'no id of a check'],
    ['s3/../../escape', 'AWS::S3::Bucket', 'no id of a check'],
    ['some-check', 'AWS::S3::Bucket', 'no id of a check'],
    ['', '', 'no id of a check'],
    ['s4/some-check', 'AWS::S3::Bucket', "no service 's4'"],
    ['s3/some-check', 'AWS::S3::Bukket', 'AWS::S3::Bucket'],
    ['s3/some-check', 'AWS::KMS::Key', 'name the check kms/'],
  ])('refuses %s of %s', (id, type, reason) => {
    expect(() => scaffoldCheck(folder, id, type)).toThrow(reason);
    expect(checkIds(folder)).toEqual([]);
  });

  it('leaves what exists alone, be it only the test', () => {
    const [check = '', test = ''] = scaffoldCheck(folder, 's3/some-check', 'AWS::S3::Bucket');
    rmSync(check);
    writeFileSync(test, 'mine');
    expect(() => scaffoldCheck(folder, 's3/some-check', 'AWS::S3::Bucket')).toThrow('exists already');
    expect(existsSync(check)).toBe(false);
    expect(readFileSync(test, 'utf8')).toBe('mine');
  });
});
