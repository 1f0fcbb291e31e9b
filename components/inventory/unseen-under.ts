import type { ResourceFilters, Unseen } from '@/server/inventory/types';

/** What was not seen of what the filters ask for; only the types that they name. */
export function unseenUnder({ type, account, region }: ResourceFilters, unseen: readonly Unseen[]): Unseen[] {
  const asks = (chosen: readonly string[] | undefined, value: string) => !chosen?.length || chosen.includes(value);
  return unseen.flatMap((each) => {
    // A global listing tells of things in every region: nobody knows in which the missing ones are.
    if (!asks(account, each.account.id) || !(each.region === 'global' || asks(region, each.region))) return [];
    const types = each.types.filter((name) => asks(type, name));
    return types.length > 0 ? [{ ...each, types }] : [];
  });
}
