import { isIP } from 'node:net';

export interface Target {
  host: string;
  /** null: 443 and 80. */
  port: number | null;
}

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** `host` or `host:port`; names are exact, in lower case, without a dot at the end. null: it is neither. */
export function parseTarget(text: string): Target | null {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^:[\]/@\s]+))(?::([0-9]{1,5}))?$/.exec(text.trim());
  if (!match) return null;
  const host = (match[1] ?? match[2] ?? '').toLowerCase().replace(/\.$/, '');
  const port = match[3] === undefined ? null : Number(match[3]);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  if (match[1] ? isIP(host) !== 6 : host.length > 253 || !host.split('.').every((part) => label.test(part))) return null;
  return { host, port };
}

/** Whether a script may connect there. */
export function isAllowed(allow: readonly string[], host: string, port: number): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '');
  return allow.some((text) => {
    const target = parseTarget(text);
    return target?.host === wanted && (target.port === null ? port === 443 || port === 80 : target.port === port);
  });
}
