import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defineCheck, pass } from '@/server/checks/define-check';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { checksListPath, checksListText } from './generate-docs';

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
  expect(text).toContain('| `kms/example` | Keys \\| &lt;are> good | high |');
  expect(text).toContain('cis-5.0 3.1, 3.2 | `kms:ListKeys` |');
});

it('is committed as it would be generated now (else: npm run checks:registry)', () => {
  expect(readFileSync(checksListPath, 'utf8')).toBe(checksListText(checks));
});
