import type { ResourceType } from '@/server/collect/types';
import type { WorldResource } from '../contract';
import type { Clock } from './clock';
import { hexId } from './ids';

/** A world's resource of any type, discriminated by `type`. */
export type AnyWorldResource = { [T in ResourceType]: WorldResource<T> }[ResourceType];

export type Tags = Record<string, string>;

/** An account being written down for one day. Parts add to it; worlds only call parts. */
export class Draft {
  readonly resources: AnyWorldResource[] = [];
  readonly partition = 'aws';
  #absent = 0;
  #hosts = new Map<string, number>();

  constructor(
    readonly account: string,
    readonly clock: Clock,
  ) {}

  /** An EC2-style id, the same every day for the same key. */
  id(prefix: string, key: string): string {
    return hexId(prefix, `${this.account}/${key}`);
  }

  arn(service: string, region: string, resource: string, account: string = this.account): string {
    return `arn:${this.partition}:${service}:${region}:${account}:${resource}`;
  }

  add(resource: AnyWorldResource): void {
    if (this.#absent === 0) this.resources.push(resource);
  }

  /**
   * Writes what exists only on some days. The parts run in any case, so that addresses handed out to others stay
   * the same; what they add is dropped when `exists` is false.
   */
  when<V>(exists: boolean, write: () => V): V {
    this.#absent += exists ? 0 : 1;
    try {
      return write();
    } finally {
      this.#absent -= exists ? 0 : 1;
    }
  }

  /** The next free address of a network such as `10.20.0.0/22`; AWS keeps the first four. */
  nextAddress(cidr: string): string {
    const host = this.#hosts.get(cidr) ?? 10;
    this.#hosts.set(cidr, host + 1);
    const [a = 0, b = 0, c = 0, d = 0] = cidr.split(/[./]/).map(Number);
    return `${a}.${b}.${c + Math.floor((d + host) / 256)}.${(d + host) % 256}`;
  }
}

export function tagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
