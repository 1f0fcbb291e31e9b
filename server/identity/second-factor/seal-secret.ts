import { openSecret, sealSecret } from '@/server/secrets/seal';

const place = (rowId: string) => ({ orgId: null, table: 'two_factors', column: 'secret', rowId });

/** An authenticator app's secret as it is stored: good for this row only. */
export const sealTotpSecret = (rowId: string, secret: string): Promise<string> => sealSecret(place(rowId), secret);
export const openTotpSecret = (rowId: string, sealed: string): Promise<string> => openSecret(place(rowId), sealed);
