export interface ReplyOptions {
  /** Instead of the operation's own. */
  status?: number;
  /** A sentence for people beside the data. */
  message?: string;
  headers?: Record<string, string>;
}

export class Reply<T> {
  constructor(
    readonly data: T,
    readonly options: ReplyOptions = {},
  ) {}
}

/** Data with another status, a message or headers: `return reply({ scanId }, { status: 202 })`. */
export const reply = <T>(data: T, options: ReplyOptions): Reply<T> => new Reply(data, options);
