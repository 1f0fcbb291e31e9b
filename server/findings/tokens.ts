/** How many different words of a resource are searchable. */
const maxTokens = 40;

/**
 * The words under which a finding is found: the parts of its resource's id, name and ARN, in lower case, and each of the
 * three whole. Search asks by prefix, so `i-0abc` finds `i-0abc1234` and `invoices` finds `shop-invoices-export`.
 */
export function tokensOf({ resourceId, resourceName, arn }: { resourceId: string; resourceName: string | null; arn: string }): string[] {
  const tokens = new Set<string>();
  for (const text of [resourceName ?? '', resourceId, arn]) {
    const whole = text.toLowerCase().trim();
    if (whole === '') continue;
    tokens.add(whole.slice(0, 200));
    for (const word of wordsOf(whole)) tokens.add(word);
  }
  return [...tokens].slice(0, maxTokens);
}

/** The words of a query, as they are stored; empty for text without any. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .map((word) => word.slice(0, 100));
