import type { Draft } from '../draft';
import { addFileSystem } from '../parts/file-system';
import { keyArn } from '../parts/kms-key';
import { can } from '../parts/policy-document';
import { addSecret } from '../parts/secret';
import { diskKey, main, recovery, tagsOf } from './places';

/** Secrets, and the files that instances share. */
export function addVault(draft: Draft): void {
  const { clock } = draft;
  const key = keyArn(draft, main, 'lumen-secrets');
  const secret = (name: string, age: number, options: Partial<Parameters<typeof addSecret>[1]> = {}) =>
    addSecret(draft, { region: main, name, created: clock.ago(age), kmsKeyArn: key, tags: tagsOf('platform'), ...options });
  secret('lumen/orders/database', 720, { rotatesEvery: 30, tags: tagsOf('orders') });
  secret('lumen/payments/webhook', 400, { rotatesEvery: clock.turn(undefined, [31, 90]), tags: tagsOf('payments') });
  secret('lumen/search/admin', 640, { tags: tagsOf('search') });
  secret('rds!cluster-lumen-customers', 300, { rotatesEvery: 7, data: { OwningService: 'rds' }, tags: {} });
  secret('lumen/legacy/ftp', 1480, {
    kmsKeyArn: undefined,
    statements: [{ ...can('secretsmanager:GetSecretValue'), Sid: 'Everybody', Principal: '*' }],
    tags: {},
  });
  secret('lumen/payments/acquirer', 366, { rotatesEvery: 30, refuses: ['GetResourcePolicy'], tags: tagsOf('payments') });

  const files = (name: string, age: number, options: Partial<Parameters<typeof addFileSystem>[1]> = {}) =>
    addFileSystem(draft, {
      region: main,
      name,
      created: clock.ago(age),
      kmsKeyArn: diskKey(draft, main),
      tags: tagsOf('catalog'),
      ...options,
    });
  files('product-media', 810);
  files('erp-exchange', 1990, { kmsKeyArn: null, backups: null, tags: {} });
  files('search-dictionaries', 450, { backups: clock.turn<'DISABLED' | undefined>(undefined, [20, 'DISABLED']), tags: tagsOf('search') });
  files('fraud-features', 366, { refuses: ['DescribeBackupPolicy'], tags: tagsOf('payments') });
  files('product-media-standby', 500, { region: recovery, kmsKeyArn: diskKey(draft, recovery) });
}
