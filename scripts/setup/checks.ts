/** Each gives a sentence that says what is wrong, or undefined. */

const protocolOf = (value: string): string | null => (URL.canParse(value) ? new URL(value).protocol : null);

export const checkPort = (value: string): string | undefined =>
  /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535 ? undefined : 'A port is a number from 1 to 65535.';

export const checkHttpUrl = (value: string): string | undefined =>
  ['http:', 'https:'].includes(protocolOf(value) ?? '') ? undefined : 'An address begins with https:// (or http://).';

export const checkDatabaseUrl = (value: string): string | undefined =>
  ['postgres:', 'postgresql:'].includes(protocolOf(value) ?? '') ? undefined : 'It begins with postgres://.';

export const checkMailUrl = (value: string): string | undefined =>
  ['smtp:', 'smtps:'].includes(protocolOf(value) ?? '') ? undefined : 'It begins with smtp:// or smtps://.';
