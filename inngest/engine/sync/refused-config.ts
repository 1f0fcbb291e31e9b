/** The app asks for something that this engine cannot do; the message names function and option. */
export class RefusedConfig extends Error {
  override readonly name = 'RefusedConfig';
  constructor(
    readonly functionId: string,
    why: string,
  ) {
    super(`Function ${functionId}: ${why}.`);
  }
}
