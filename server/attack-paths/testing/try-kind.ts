import { describe, expect, it } from 'vitest';
import type { OperationName } from '@/server/aws/operation';
import { checkById } from '@/server/checks/catalogue';
import { testAccount } from '@/server/checks/shared/testing';
import type { AnyResource } from '@/server/collect/types';
import { findPaths, type Path } from '../find-paths';
import type { Change, PathKind } from '../found-path';
import { Landscape } from '../landscape/landscape';

export const now = new Date('2026-11-20T12:00:00Z');

/** A landscape of these resources. `denied`: operations that were refused everywhere. */
export const landOf = (resources: readonly AnyResource[], denied: readonly OperationName[] = []): Landscape =>
  new Landscape(
    {
      account: testAccount,
      partition: 'aws',
      now,
      missing: (operation, region) => (denied.includes(operation) ? `${operation} was denied in ${region}` : null),
    },
    resources,
  );

/** The same resources after a fix. */
export function after(resources: readonly AnyResource[], changes: readonly Change[]): AnyResource[] {
  return resources.flatMap((resource) => {
    const mine = changes.filter(({ arn }) => arn === resource.arn);
    let data: object | null = resource.data;
    for (const { to } of mine) data = data === null ? null : to(data as never);
    return data === null ? [] : [{ ...resource, data } as AnyResource];
  });
}

export const pathsOf = (kind: PathKind, resources: readonly AnyResource[], denied: readonly OperationName[] = []): Path[] =>
  findPaths(landOf(resources, denied), [kind]);

interface Trial {
  /** A world that holds the path once. */
  bad: readonly AnyResource[];
  /** Worlds like it in which the path is broken somewhere, by what breaks it. */
  good: Readonly<Record<string, readonly AnyResource[]>>;
  /** What the fix says, in part. */
  fix: RegExp;
  /** The places that the path leads over, in part: names in order. */
  over: readonly string[];
  /** Why the path is possible and no more, in part; left out: it is proven. */
  possible?: RegExp;
}

/** What every kind must keep: it fires on its bad world, its own fix breaks it, each good world is free of it, and it tells only of what it reads. */
export function tryKind(kind: PathKind, { bad, good, fix, over, possible }: Trial): void {
  describe(kind.id, () => {
    it(`finds the path, ${possible ? 'possible' : 'proven'}, with its places in order`, () => {
      const paths = pathsOf(kind, bad);
      expect(paths.map(({ evidence }) => evidence)).toEqual([possible ? 'possible' : 'proven']);
      if (possible) expect(paths[0]?.detail.reasons.join()).toMatch(possible);
      const names = paths[0]?.detail.nodes.map(({ name }) => name) ?? [];
      expect(names.filter((name) => over.includes(name))).toEqual(over);
    });

    it('is broken by the one fix that it names', () => {
      const [path] = pathsOf(kind, bad);
      expect(path?.detail.fix.text).toMatch(fix);
      const checkId = path?.detail.fix.checkId ?? null;
      if (checkId !== null) expect(checkById(checkId), checkId).toBeDefined();
      expect(path?.cut?.changes.length).toBeGreaterThan(0);
      expect(pathsOf(kind, after(bad, path?.cut?.changes ?? []))).toEqual([]);
    });

    it.each(Object.entries(good))('is not there %s', (_, resources) => {
      expect(pathsOf(kind, resources)).toEqual([]);
    });

    it('reads no type that it does not declare', () => {
      const declared = bad.filter(({ type }) => (kind.reads as readonly string[]).includes(type));
      expect(pathsOf(kind, declared).map(({ key }) => key)).toEqual(pathsOf(kind, bad).map(({ key }) => key));
    });
  });
}
