export const frequencies = ['daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof frequencies)[number];

export const attachments = ['none', 'csv', 'html', 'pdf'] as const;
export type Attachment = (typeof attachments)[number];

export const attachmentLabel: Record<Attachment, string> = { none: 'None', csv: 'CSV', html: 'HTML', pdf: 'PDF' };

/** Of an organization. */
export const reportsAtMost = 50;

/** Rows of a table in a letter; the rest is in the file, or behind the link. */
export const rowsShown = 20;

/** Findings in a file, by its kind. */
export const findingsAtMost = { csv: 10_000, html: 5_000, pdf: 2_000 } as const;

/** What mail servers take, with room for the third that base64 adds. */
export const fileBytesAtMost = 7 * 1024 * 1024;

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
