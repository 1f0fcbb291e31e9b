import type { StackRow } from './types';

/** As the API tells it: the account's number beside its reference. */
export const stackView = <T extends StackRow>(stack: T): T & { accountId: string } => ({
  ...stack,
  accountId: stack.account.accountId,
});
