import { createLoader, createParser, createSerializer, type inferParserType, parseAsArrayOf, parseAsString } from 'nuqs/server';
import { type AuditFilters, cloudLens } from '@/server/audit/types';

const dayMs = 86_400_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address holds that cannot be right is left out, as if it were not there. */
const only = (isRight: (value: string) => boolean) =>
  createParser<string>({
    parse: (value) => (isRight(value) ? value : null),
    serialize: (value) => value,
  });

/** `2026-11-26`, a day of UTC. */
export const isDay = (value: string): boolean => {
  const time = /^2\d{3}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

/** The audit log as its address tells it. Server and browser read it by the same parsers. */
export const auditSearchParams = {
  actor: parseAsArrayOf(only((value) => value === cloudLens || uuid.test(value))).withDefault([]),
  action: parseAsArrayOf(only((value) => /^[a-z0-9.-]{1,80}$/.test(value))).withDefault([]),
  from: only(isDay).withDefault(''),
  /** The last day that counts. */
  to: only(isDay).withDefault(''),
  target: parseAsString.withDefault(''),
};

export type AuditParams = inferParserType<typeof auditSearchParams>;

export const loadAuditSearchParams = createLoader(auditSearchParams);
const serialize = createSerializer({
  actor: auditSearchParams.actor,
  action: auditSearchParams.action,
  target: parseAsString,
});

/** The first instant of a day of UTC, and of the one after it. */
const startOf = (day: string) => new Date(day).toISOString();
const endOf = (day: string) => new Date(Date.parse(day) + dayMs).toISOString();

export const toFilters = ({ actor, action, from, to, target }: AuditParams): AuditFilters => ({
  actor,
  action,
  ...(from ? { from: startOf(from) } : {}),
  ...(to ? { to: endOf(to) } : {}),
  ...(target.trim() ? { target: target.trim().slice(0, 200) } : {}),
});

/** The same filters as a query for the API, the export included. */
export function auditQuery(params: AuditParams): string {
  const { actor, action, from, to, target } = toFilters(params);
  const query = new URLSearchParams(
    serialize({
      actor: [...(actor ?? [])],
      action: [...(action ?? [])],
      target: target ?? null,
    }),
  );
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  return query.toString();
}
