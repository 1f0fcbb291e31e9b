import { describe, expect, it } from 'vitest';
import { asOrgId } from '../ids';
import { pageOf } from './page-of';

const actor = { orgId: asOrgId('0b6a3c4e-0b0b-4c1e-9d3c-0f7c8f1b2a3d') };
const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const ids = (page: { things: { id: string }[] }) => page.things.map(({ id }) => id).join('');

describe('a page of a short list', () => {
  it('goes on after its last row, to the end', () => {
    const first = pageOf(actor, 'things', rows, { limit: 2 });
    expect([ids(first), first.pagination.total]).toEqual(['ab', 5]);
    const second = pageOf(actor, 'things', rows, { limit: 2, cursor: first.pagination.nextCursor ?? '' });
    const third = pageOf(actor, 'things', rows, { limit: 2, cursor: second.pagination.nextCursor ?? '' });
    expect([ids(second), ids(third), third.pagination.nextCursor]).toEqual(['cd', 'e', null]);
  });

  it('repeats and skips nothing when rows came or went before it', () => {
    const { nextCursor } = pageOf(actor, 'things', rows, { limit: 2 }).pagination;
    const cursor = nextCursor ?? '';
    expect(ids(pageOf(actor, 'things', [{ id: 'new' }, ...rows], { limit: 2, cursor }))).toBe('cd');
    expect(ids(pageOf(actor, 'things', rows.slice(1), { limit: 2, cursor }))).toBe('cd');
  });

  it('refuses a cursor of another list or organization', () => {
    const cursor = pageOf(actor, 'things', rows, { limit: 2 }).pagination.nextCursor ?? '';
    expect(() => pageOf(actor, 'others', rows, { limit: 2, cursor })).toThrow('does not belong');
    const stranger = { orgId: asOrgId('1b6a3c4e-0b0b-4c1e-9d3c-0f7c8f1b2a3d') };
    expect(() => pageOf(stranger, 'things', rows, { limit: 2, cursor })).toThrow('does not belong');
  });
});
