import type { OperationName } from '@/server/aws/operation';
import type { AnyResource, CollectContext } from './types';

export interface Listing<O, R> {
  operation: OperationName;
  fetch: (token: string | undefined) => Promise<O>;
  token: (answer: O) => string | undefined;
  /** What throws here counts as an answer that was not understood: the listing ends there, noted. */
  resources: (answer: O) => readonly R[];
}

/** Pages of a listing, mapped within the page's own call so that an odd answer breaks the listing and nothing else. */
export async function* listMapped<O, R>(context: CollectContext, listing: Listing<O, R>): AsyncGenerator<readonly R[], void> {
  const pages = context.pages(
    listing.operation,
    async (token) => {
      const answer = await listing.fetch(token);
      return { mapped: listing.resources(answer), next: listing.token(answer) };
    },
    (page) => page.next,
  );
  for await (const { mapped } of pages) if (mapped.length > 0) yield mapped;
}

/** A listing whose items are complete resources as they come. */
export async function* listResources<O>(context: CollectContext, listing: Listing<O, AnyResource>): AsyncGenerator<AnyResource[], void> {
  for await (const resources of listMapped(context, listing)) yield [...resources];
}
