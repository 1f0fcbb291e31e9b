import type { Looked } from '@/server/workloads/content/types';
import { foundSecret } from './found-secrets';

const look = { secrets: [], files: 3, compiled: 0, bytes: 900, unseen: [] };

/** What looking through contents may come to, and what that means for a check on secrets in them. */
export const looks: readonly (readonly [name: string, looked: Looked | undefined, status: 'pass' | 'fail' | 'unknown'])[] = [
  ['all seen, nothing found', look, 'pass'],
  ['found', { ...look, secrets: [foundSecret] }, 'fail'],
  ['found in the part that was seen', { ...look, secrets: [foundSecret], unseen: ['what comes after 50 MB'] }, 'fail'],
  ['nothing found in the part that was seen', { ...look, unseen: ['what comes after 50 MB'] }, 'unknown'],
  ['too large', { notLooked: 'the package has 90 MB, and up to 50 MB are read' }, 'unknown'],
  ['reading is off', undefined, 'unknown'],
];
