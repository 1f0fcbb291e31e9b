/** One keyset page of a list, as pages and the API hand it on. */
export interface Page<T> {
  rows: T[];
  /** Rows that match the filters, over all pages. */
  total: number;
  /** True when counting stopped at `total`: there are at least that many. */
  totalIsCapped: boolean;
  /** Opaque and bound to the organization; null on the last page. */
  nextCursor: string | null;
}
