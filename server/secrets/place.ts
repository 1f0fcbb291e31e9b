/** Where a secret lies. It is bound to this place: copied to another row, column or organization it cannot be opened. */
export interface SecretPlace {
  /** null: the row belongs to no organization (schema `identity`). */
  orgId: string | null;
  /** Table and column as PostgreSQL names them. */
  table: string;
  column: string;
  /** The row's primary key without org_id; several columns joined by '/'. */
  rowId: string;
}

const NO_ORGANIZATION = '-';

/** The place as parts whose order is part of the stored format. */
const parts = ({ orgId, table, rowId, column }: SecretPlace): string[] => [orgId ?? NO_ORGANIZATION, table, rowId, column];

/** Associated data for AES-GCM: each part behind its length, so that no two places read the same. */
export function associatedData(purpose: string, place: SecretPlace, ...more: string[]): Buffer {
  return Buffer.concat(
    [purpose, ...parts(place), ...more].flatMap((part) => {
      const bytes = Buffer.from(part);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** The same for AWS KMS, which writes it in clear into CloudTrail: ids and names only. */
export function encryptionContext(place: SecretPlace): Record<string, string> {
  const [organization = '', table = '', row = '', column = ''] = parts(place);
  return { application: 'cloudlens', organization, table, row, column };
}

/** For messages: names the place, not the value. */
export const describePlace = ({ table, column, rowId }: SecretPlace): string => `${table}.${column} of row ${rowId}`;
