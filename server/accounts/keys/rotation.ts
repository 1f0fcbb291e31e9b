/** A key older than this should be replaced. Source: AWS Security Hub control IAM.3 and CIS AWS Foundations, 90 days. */
export const rotateAfterDays = 90;

export const rotateAt = (createdAt: Date): Date => new Date(createdAt.getTime() + rotateAfterDays * 86_400_000);

export const isDue = (createdAt: Date, now = new Date()): boolean => rotateAt(createdAt) <= now;
