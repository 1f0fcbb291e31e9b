import { expect, it } from 'vitest';
import { defineCheck, pass } from '@/server/checks/define-check';
import type { Check } from '@/server/checks/types';
import { checksListText } from './generate-docs';
import { idsText } from './generate-ids';
import { checkPages } from './generate-pages';
import { generatedComplaints } from './generated';

const example = defineCheck({
  id: 'kms/example',
  title: 'Keys | <are> good',
  severity: 'high',
  resourceType: 'AWS::KMS::Key',
  needs: ['kms:ListKeys'],
  why: '',
  remedy: { text: '' },
  aliases: {},
  requirements: { 'cis-5.0': ['3.1', '3.2'] },
  evaluate: () => pass(''),
}) as unknown as Check;

it('lists each check with its severity, requirements and calls, whatever its title holds', () => {
  const text = checksListText([example]);
  expect(text).toContain('1 checks over 1 services');
  expect(text).toContain('| [kms/example](checks/kms.md#kmsexample) | Keys \\| &lt;are> good | high |');
  expect(text).toContain('cis-5.0 3.1, 3.2 | `kms:ListKeys` |');
});

it('tells each check in full on a page of its service', () => {
  const page = checkPages([
    {
      ...example,
      remedy: { text: 'Do <this>', cli: 'aws kms x' },
      parameters: { days: { default: 3, min: 1, max: 9, description: 'Days', source: 'CIS' } },
    },
  ]).get('kms.md');
  expect(page).toContain('## kms/example\n\n**Keys | &lt;are> good**');
  expect(page).toContain('Do &lt;this>');
  expect(page).toContain('```sh\naws kms x\n```');
  expect(page).toContain('- Threshold `days`: Days. 3 by default (CIS), from 1 to 9.');
  expect(page).toContain('- Requirements of cis-5.0: 3.1, 3.2');
});

it('keeps every id that it has ever listed', () => {
  expect(idsText(['a/old', 'b/x'], ['b/x', 'a/new'])).toBe('a/new\na/old\nb/x\n');
});

it('is committed as it would be generated now (else: npm run checks:registry)', async () => {
  expect(await generatedComplaints()).toEqual([]);
});
