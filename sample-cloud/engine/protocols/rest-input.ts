import type { NormalizedSchema } from '@smithy/core/schema';
import { splitHeader } from '@smithy/core/serde';
import type { OperationSchema } from '../load-service';
import type { WireRequest } from '../wire';
import { parseSimple } from './parse-simple';
import type { Target } from './protocol';

type ReadBody = (schema: NormalizedSchema, body: Buffer) => Record<string, unknown>;

/** Gathers an operation's input from path, query string, headers and body, as its members' traits say. */
export function readRestInput(
  request: WireRequest,
  target: Target,
  { input }: OperationSchema,
  readBody: ReadBody,
): Record<string, unknown> {
  if (!input.isStructSchema()) return {};
  const result: Record<string, unknown> = {};
  const bound = new Set<string>();
  let bodyMembers = 0;
  let payload: [string, NormalizedSchema] | undefined;
  for (const [name, member] of input.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpPayload) payload = [name, member];
    else if (
      traits.httpLabel ||
      traits.httpQuery ||
      traits.httpQueryParams ||
      traits.httpHeader ||
      typeof traits.httpPrefixHeaders === 'string'
    ) {
      bound.add(name);
      const value = readBound(request, target, name, member);
      if (value !== undefined) result[name] = value;
    } else bodyMembers += 1;
  }
  if (payload && request.body.length > 0) {
    const [name, member] = payload;
    if (member.isStructSchema()) result[name] = readBody(member, request.body);
    else result[name] = member.isBlobSchema() ? request.body : request.body.toString('utf8');
  } else if (bodyMembers > 0 && request.body.length > 0) {
    for (const [name, value] of Object.entries(readBody(input, request.body))) if (!bound.has(name)) result[name] = value;
  }
  return result;
}

function readBound(request: WireRequest, target: Target, name: string, member: NormalizedSchema): unknown {
  const traits = member.getMergedTraits();
  if (traits.httpLabel) {
    const text = target.labels[name];
    return text === undefined ? undefined : parseSimple(member, text, 'iso');
  }
  if (traits.httpQuery) return readAll(member, request.query.get(traits.httpQuery), 'iso');
  if (traits.httpQueryParams) return Object.fromEntries([...request.query].map(([key, values]) => [key, values[0]]));
  if (traits.httpHeader) {
    const text = request.headers[traits.httpHeader.toLowerCase()];
    return text === undefined ? undefined : readAll(member, member.isListSchema() ? splitHeader(text) : [text], 'http');
  }
  const prefix = String(traits.httpPrefixHeaders).toLowerCase();
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([key, value]) => (key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [])),
  );
}

function readAll(member: NormalizedSchema, texts: readonly string[] | undefined, timestamps: 'iso' | 'http'): unknown {
  if (!texts?.length) return undefined;
  if (member.isListSchema()) return texts.map((text) => parseSimple(member.getValueSchema(), text, timestamps));
  return parseSimple(member, texts[0] ?? '', timestamps);
}
