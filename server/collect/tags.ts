/** AWS's list of tags as a record. Most services write `Key`, a few `TagKey` or lower case. */
export function tagRecord(tags: readonly { Key?: string; Value?: string }[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).flatMap(({ Key, Value }) => (Key === undefined ? [] : [[Key, Value ?? '']])));
}

/** The `Name` tag, which stands for a name where AWS has none. */
export function nameTag(tags: Record<string, string>): string | null {
  return tags.Name || null;
}
