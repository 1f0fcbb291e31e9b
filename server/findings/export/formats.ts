/** What findings can be downloaded as. `media` and `extension` are those of the file. */
export const exportFormats = {
  csv: { label: 'CSV', hint: 'for spreadsheets', media: 'text/csv', extension: 'csv' },
  json: { label: 'JSON', hint: 'with evidence', media: 'application/json', extension: 'json' },
  html: { label: 'HTML', hint: 'one page to print or send', media: 'text/html', extension: 'html' },
  pdf: { label: 'PDF', hint: 'up to 2,000 findings', media: 'application/pdf', extension: 'pdf' },
  ocsf: { label: 'OCSF', hint: 'Compliance Finding 1.3', media: 'application/json', extension: 'json' },
  asff: { label: 'ASFF', hint: 'of AWS Security Hub', media: 'application/json', extension: 'json' },
  sarif: { label: 'SARIF', hint: '2.1.0, for code scanning', media: 'application/sarif+json', extension: 'sarif' },
} as const;

export type ExportFormat = keyof typeof exportFormats;
export const exportFormatNames = Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]];

/** A PDF is put together in memory. */
export const pdfAtMost = 2_000;
