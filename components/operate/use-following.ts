'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { readInstancesAction } from '@/server/operate/actions';
import { followEveryMs, followForMs, passingStates } from '@/server/operate/constants';
import type { InstanceRow } from '@/server/operate/types';

const placeOf = ({ account, region }: InstanceRow): string => `${account.id} ${region}`;

/**
 * Newer states of instances than the list has. Asks AWS about those that are on their way every few seconds until they have arrived,
 * three minutes at most; what is older then says so by its time.
 * @param listed as the server listed them: those that are on their way already, after a launch for example, are followed too
 */
export function useFollowing(listed: readonly InstanceRow[]) {
  const [newer, setNewer] = useState<ReadonlyMap<string, InstanceRow>>(new Map());
  const [followed, setFollowed] = useState<readonly InstanceRow[]>([]);
  const until = useRef(0);

  const read = useCallback(async (rows: readonly InstanceRow[]): Promise<InstanceRow[] | null> => {
    const places = Map.groupBy(rows, placeOf);
    const found: InstanceRow[] = [];
    for (const group of places.values()) {
      const [first] = group;
      if (!first) continue;
      const result = await readInstancesAction({
        awsAccountId: first.account.id,
        region: first.region,
        ids: group.map(({ id }) => id).slice(0, 20),
      });
      if (!result.ok) return null;
      found.push(...result.data);
    }
    setNewer((known) => new Map([...known, ...found.map((row) => [`${row.account.id} ${row.id}`, row] as const)]));
    return found;
  }, []);

  const follow = useCallback((rows: readonly InstanceRow[]) => {
    until.current = Date.now() + followForMs;
    setFollowed(rows);
  }, []);

  useEffect(() => {
    const onTheirWay = listed.filter(({ state, source }) => source === 'live' && passingStates.includes(state));
    if (onTheirWay.length > 0) follow(onTheirWay);
  }, [listed, follow]);

  useEffect(() => {
    if (followed.length === 0) return;
    let left = false;
    const timer = setTimeout(async () => {
      const found = await read(followed);
      if (left) return;
      const onTheirWay = (found ?? followed).filter(({ state }) => found === null || passingStates.includes(state));
      setFollowed(Date.now() > until.current ? [] : onTheirWay);
    }, followEveryMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [followed, read]);

  return { newer, follow, read, isFollowing: followed.length > 0 };
}
