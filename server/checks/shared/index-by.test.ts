import { describe, expect, it } from 'vitest';
import type { Resource } from '@/server/collect/types';
import { indexedBy } from './index-by';
import { resourceOf } from './testing';

const face = (id: string, ...groups: string[]) =>
  resourceOf('AWS::EC2::NetworkInterface', { id, data: { NetworkInterfaceId: id, Groups: groups.map((GroupId) => ({ GroupId })) } });
const groupsOf = ({ data }: Resource<'AWS::EC2::NetworkInterface'>) => (data.Groups ?? []).map(({ GroupId }) => GroupId);
const ids = (found: readonly Resource<'AWS::EC2::NetworkInterface'>[]) => found.map(({ id }) => id);

describe('indexedBy', () => {
  it('finds by each of several keys, once', () => {
    const list = [face('eni-1', 'sg-a', 'sg-b', 'sg-a'), face('eni-2', 'sg-b')];
    expect(ids(indexedBy(list, groupsOf, 'sg-a'))).toEqual(['eni-1']);
    expect(ids(indexedBy(list, groupsOf, 'sg-b'))).toEqual(['eni-1', 'eni-2']);
    expect(indexedBy(list, groupsOf, 'sg-c')).toEqual([]);
    expect(indexedBy(list, groupsOf, undefined)).toEqual([]);
  });

  it('sees what was added to the list later', () => {
    const list = [face('eni-1', 'sg-a')];
    indexedBy(list, groupsOf, 'sg-a');
    list.push(face('eni-2', 'sg-a'));
    expect(ids(indexedBy(list, groupsOf, 'sg-a'))).toEqual(['eni-1', 'eni-2']);
  });
});
