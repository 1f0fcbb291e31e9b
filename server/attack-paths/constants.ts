export const pathStatuses = ['open', 'muted', 'closed'] as const;
export type PathStatus = (typeof pathStatuses)[number];

export const pageSize = 25;
