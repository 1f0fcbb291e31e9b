/** Header of a download: `cloudlens-<name>-<day>.<extension>`. */
export const attachment = (name: string, extension: 'csv' | 'json' | 'pdf' | 'yaml' | 'html' | 'sarif'): Record<string, string> => ({
  'Content-Disposition': `attachment; filename="cloudlens-${name}-${new Date().toISOString().slice(0, 10)}.${extension}"`,
});
