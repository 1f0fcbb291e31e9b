import { deferred } from '../deferred';
import { holds } from '../protocol/expression';
import type { FunctionConfig, InngestEvent } from '../protocol/types';

/** The app's functions as of the last sync. Whoever needs them waits for the first one. */
export class Registry {
  private functions = new Map<string, FunctionConfig>();
  private readonly first = deferred<void>();

  replace(functions: FunctionConfig[]): void {
    this.functions = new Map(functions.map((config) => [config.id, config]));
    this.first.resolve();
  }

  get size(): number {
    return this.functions.size;
  }

  async get(id: string): Promise<FunctionConfig | undefined> {
    await this.first.promise;
    return this.functions.get(id);
  }

  /** Functions that an event starts, in a stable order. */
  async triggeredBy(event: InngestEvent): Promise<FunctionConfig[]> {
    await this.first.promise;
    return [...this.functions.values()].filter((config) =>
      config.events.some((trigger) => matchesName(trigger.event, event.name) && holds(trigger.expression, { event })),
    );
  }
}

function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
