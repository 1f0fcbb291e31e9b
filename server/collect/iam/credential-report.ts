import type { AccessKeyReport, CredentialReportRow } from './types';

/** Splits one line of the report, in which a field with a comma may be quoted. */
function fieldsOf(line: string): string[] {
  const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return fields.map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')));
}

/**
 * A user's name may hold commas. Where AWS did not quote it, the line is too long by the name's commas twice over:
 * once in `user`, once in `arn`, which come first.
 */
function mendCommas(fields: string[], width: number): string[] {
  const surplus = fields.length - width;
  if (surplus <= 0 || surplus % 2 === 1) return fields;
  const parts = surplus / 2 + 1;
  return [fields.slice(0, parts).join(','), fields.slice(parts, parts * 2).join(','), ...fields.slice(parts * 2)];
}

const time = (value: string | undefined): string | null => {
  // Words such as N/A, no_information, not_supported stand where there is no time.
  if (!value || !/^\d{4}-\d\d-\d\d/.test(value)) return null;
  const parsed = new Date(value);
  return Number.isNaN(parsed.getTime()) ? null : parsed.toISOString();
};
const word = (value: string | undefined): string | null =>
  !value || /^(N\/A|none|no_information|not_supported)$/i.test(value) ? null : value;
const flag = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

type Cell = (column: string) => string | undefined;

const accessKey = (cell: Cell, slot: 1 | 2): AccessKeyReport => ({
  slot,
  active: flag(cell(`access_key_${slot}_active`)),
  lastRotated: time(cell(`access_key_${slot}_last_rotated`)),
  lastUsedDate: time(cell(`access_key_${slot}_last_used_date`)),
  lastUsedRegion: word(cell(`access_key_${slot}_last_used_region`)),
  lastUsedService: word(cell(`access_key_${slot}_last_used_service`)),
});

const certificate = (cell: Cell, slot: 1 | 2) => ({
  active: flag(cell(`cert_${slot}_active`)),
  lastRotated: time(cell(`cert_${slot}_last_rotated`)),
});

function toRow(cell: Cell): CredentialReportRow {
  const enabled = cell('password_enabled')?.toLowerCase();
  return {
    user: cell('user') ?? '',
    arn: cell('arn') ?? '',
    userCreationTime: time(cell('user_creation_time')),
    passwordEnabled: enabled === 'true' ? true : enabled === 'false' ? false : null,
    passwordLastUsed: time(cell('password_last_used')),
    passwordLastChanged: time(cell('password_last_changed')),
    passwordNextRotation: time(cell('password_next_rotation')),
    mfaActive: flag(cell('mfa_active')),
    accessKeys: [accessKey(cell, 1), accessKey(cell, 2)],
    certificates: [certificate(cell, 1), certificate(cell, 2)],
  };
}

/**
 * Reads the credential report by its column names, so that columns which AWS adds or leaves out do no harm.
 * Source: IAM User Guide, 'Get credential reports for your AWS account'.
 * @throws SyntaxError when it is not such a report
 */
export function parseCredentialReport(csv: string): CredentialReportRow[] {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = new Map(fieldsOf(header).map((name, index) => [name.trim().toLowerCase(), index]));
  if (!columns.has('user') || !columns.has('arn')) throw new SyntaxError('Not a credential report');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const fields = mendCommas(fieldsOf(line), columns.size);
      return toRow((column) => {
        const index = columns.get(column);
        return index === undefined ? undefined : fields[index]?.trim();
      });
    })
    .filter((row) => row.arn !== '');
}

/** How the report names the root user. */
export const rootUser = '<root_account>';
