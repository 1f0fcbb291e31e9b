/** As many values as the inventory takes of one filter. */
const valuesAtMost = 50;

/** Types to narrow a list to, so that it has what the report counts and no more; of too many none, and the list has all. */
export const countedOnly = (types: readonly string[]): string[] => (types.length <= valuesAtMost ? [...types] : []);
