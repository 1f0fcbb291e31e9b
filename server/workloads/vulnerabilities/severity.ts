import type { Vulnerability } from '../types';

const numbers: Readonly<Record<string, Vulnerability['severity']>> = { CRITICAL: 1, HIGH: 2, MEDIUM: 3, LOW: 4 };

/** Inspector's and ECR's words. INFORMATIONAL, UNDEFINED and UNTRIAGED say nothing of how grave it is: 5. */
export const severityNumber = (word: string | undefined): Vulnerability['severity'] => numbers[word?.toUpperCase() ?? ''] ?? 5;

export const severityWords = ['critical', 'high', 'medium', 'low', 'unrated'] as const;
export type SeverityWord = (typeof severityWords)[number];

export const severityWord = (severity: number): SeverityWord => severityWords[severity - 1] ?? 'unrated';
