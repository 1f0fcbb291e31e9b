import { randomFrom } from '../random';
import { type FaultEffect, type FaultRule, type FaultRuleInput, faultRuleSchema } from './rule';

export interface CallNames {
  service: string;
  operation: string;
  region: string;
  account: string;
  accessKeyId: string;
}

interface Entry {
  id: number;
  rule: FaultRule;
  seen: number;
  applied: number;
  random: () => number;
  /** Of the first call that was reached, for a rule about its credentials. */
  accessKeyId?: string;
}

/** The faults in force. Several may hit one call; their effects come in the order of the rules. */
export class FaultBook {
  #entries: Entry[] = [];
  #lastId = 0;

  /** Throws a `ZodError` for a rule that makes no sense. Returns the rule's id. */
  add(input: FaultRuleInput): number {
    const rule = faultRuleSchema.parse(input);
    this.#lastId += 1;
    this.#entries.push({ id: this.#lastId, rule, seen: 0, applied: 0, random: randomFrom(rule.seed) });
    return this.#lastId;
  }

  remove(id: number): boolean {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter((entry) => entry.id !== id);
    return this.#entries.length < before;
  }

  clear(): void {
    this.#entries = [];
  }

  list(): readonly { id: number; rule: FaultRule; seen: number; applied: number }[] {
    return this.#entries.map(({ id, rule, seen, applied }) => ({ id, rule, seen, applied }));
  }

  /** Counts the call against every rule and says what shall happen to it. */
  effectsOn(call: CallNames): FaultEffect[] {
    return this.#entries.flatMap((entry) => {
      const { rule } = entry;
      if (!matches(rule, call)) return [];
      entry.seen += 1;
      if (entry.seen < rule.from || (rule.count !== undefined && entry.seen >= rule.from + rule.count)) return [];
      entry.accessKeyId ??= call.accessKeyId;
      if (rule.sameCredentials && entry.accessKeyId !== call.accessKeyId) return [];
      if (rule.probability < 1 && entry.random() >= rule.probability) return [];
      entry.applied += 1;
      return [rule.effect];
    });
  }
}

function matches(rule: FaultRule, call: CallNames): boolean {
  return (['service', 'operation', 'region', 'account'] as const).every((key) => {
    const wanted = rule[key];
    return wanted === undefined || [wanted].flat().some((pattern) => fits(pattern, call[key]));
  });
}

function fits(pattern: string, name: string): boolean {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*');
  return new RegExp(`^${source}$`, 'i').test(name);
}
