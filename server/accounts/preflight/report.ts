/** What was seen of one operation before the first scan. */
export interface PreflightOperation {
  /** `s3:ListBuckets`. */
  operation: string;
  /** The IAM actions that allow it. */
  actions: readonly string[];
  /** `not-tested`: nobody could say; never to be read as allowed. */
  state: 'allowed' | 'denied' | 'not-tested';
  /** `called`: the operation itself was called. `simulated`: IAM said what the role's policies mean, for resources in general. */
  how: 'called' | 'simulated' | null;
  /** AWS's error code, where one was given. */
  code: string | null;
}

/** What is stored with the account. */
export interface PreflightReport {
  /** Where the calls were made; other regions may be shut by policies that this did not meet. */
  region: string;
  operations: readonly PreflightOperation[];
}

/** A check that will not be able to say pass or fail, or might not. */
export interface AffectedCheck {
  id: string;
  title: string;
  /** IAM actions that were denied and that it needs. */
  missingActions: string[];
  /** Operations that it needs and that nobody could test. */
  notTested: string[];
}

export interface PreflightSummary {
  allowed: number;
  denied: number;
  notTested: number;
  missingActions: string[];
  /** Checks with missing actions first. */
  checks: AffectedCheck[];
}

interface CheckNeeds {
  id: string;
  title: string;
  needs: readonly string[];
}

/** What a report means for checks. Pure. */
export function summarise({ operations }: PreflightReport, checks: readonly CheckNeeds[]): PreflightSummary {
  const byName = new Map(operations.map((each) => [each.operation, each]));
  const count = (state: PreflightOperation['state']) => operations.filter((each) => each.state === state).length;
  const affected = checks
    .map(({ id, title, needs }) => {
      const found = needs.map((name) => byName.get(name));
      return {
        id,
        title,
        missingActions: unique(found.flatMap((each) => (each?.state === 'denied' ? each.actions : []))),
        // An operation that the report does not know came with a newer version: it was not tested.
        notTested: needs.filter((name) => (byName.get(name)?.state ?? 'not-tested') === 'not-tested'),
      };
    })
    .filter(({ missingActions, notTested }) => missingActions.length > 0 || notTested.length > 0);
  return {
    allowed: count('allowed'),
    denied: count('denied'),
    notTested: count('not-tested'),
    missingActions: unique(operations.flatMap((each) => (each.state === 'denied' ? each.actions : []))),
    checks: affected.sort((a, b) => Number(b.missingActions.length > 0) - Number(a.missingActions.length > 0) || (a.id < b.id ? -1 : 1)),
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
