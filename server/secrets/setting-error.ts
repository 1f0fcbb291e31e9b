/** A setting that is missing or wrong. The message is for the person who starts us, and never holds a value. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}
