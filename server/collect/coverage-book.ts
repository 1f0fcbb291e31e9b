import type { AwsError, AwsErrorKind } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { KeptAnswer } from './kept-answers';
import type { CarriedAnswers, OperationCoverage, OperationSpec, ResourceType } from './types';

interface Entry {
  calls: number;
  /** How a listing or a call for the whole unit ended badly; the first failure stands. */
  broken?: { status: OperationCoverage['status']; code: string };
  answered: number;
  /** The first failure of a per-resource call. */
  gap?: { kind: AwsErrorKind; code: string };
  carried?: CarriedAnswers;
}

/** Keeps the account of one unit: which operation was called how often, and how it ended. */
export class CoverageBook {
  private readonly entries: Map<OperationName, Entry>;

  constructor(private readonly operations: readonly OperationSpec[]) {
    this.entries = new Map(operations.map(({ operation }) => [operation, { calls: 0, answered: 0 }]));
  }

  /** @throws when the collector did not declare the operation: its permission would be missing from every policy we hand out. */
  called(operation: OperationName): void {
    this.entry(operation).calls += 1;
  }

  answered(operation: OperationName): void {
    this.entry(operation).answered += 1;
  }

  /** A listing or a unit-wide call that did not complete. */
  broke(operation: OperationName, status: OperationCoverage['status'], code: string): void {
    this.entry(operation).broken ??= { status, code };
  }

  /** A call for one resource that failed. */
  missed(operation: OperationName, error: AwsError): void {
    this.entry(operation).gap ??= { kind: error.kind, code: error.code };
  }

  /** Answers of an earlier scan stand for so many calls. */
  carried(operation: OperationName, { scanSeq, askedAt }: Pick<KeptAnswer, 'scanSeq' | 'askedAt'>): void {
    const entry = this.entry(operation);
    const known = entry.carried;
    const isEarlier = !known || scanSeq < known.fromScan;
    entry.carried = {
      answers: (known?.answers ?? 0) + 1,
      fromScan: isEarlier ? scanSeq : known.fromScan,
      since: isEarlier ? askedAt.toISOString() : known.since,
    };
  }

  /** Something of ours failed: nothing that this unit saw may be taken for the whole. */
  breakAll(code: string): void {
    for (const operation of this.entries.keys()) this.broke(operation, 'failed', code);
  }

  /**
   * One line per operation, in the order of declaration. Never called is complete, as there was nothing to ask; but an operation
   * that was not reached because the listing of its resources broke is left out: nobody knows what it would have said.
   */
  coverage(): OperationCoverage[] {
    return this.operations.flatMap(({ operation, types }): OperationCoverage[] => {
      const { calls, broken, answered, gap, carried } = this.entry(operation);
      const old = carried && { carried };
      if (broken) return [{ operation, status: broken.status, calls, code: broken.code, ...old }];
      if (gap) return [{ operation, status: answered > 0 || carried ? 'partial' : gap.kind, calls, code: gap.code, ...old }];
      return calls === 0 && !carried && this.isListingBroken(types) ? [] : [{ operation, status: 'complete', calls, ...old }];
    });
  }

  private isListingBroken(types: readonly ResourceType[]): boolean {
    return this.operations.some(
      (spec) => spec.level === 'list' && spec.types.some((type) => types.includes(type)) && this.entry(spec.operation).broken,
    );
  }

  private entry(operation: OperationName): Entry {
    const entry = this.entries.get(operation);
    if (!entry) throw new Error(`The collector calls ${operation} without declaring it`);
    return entry;
  }
}
