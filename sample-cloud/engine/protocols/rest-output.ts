import type { NormalizedSchema } from '@smithy/core/schema';
import { dateToUtcString, quoteHeader } from '@smithy/core/serde';
import type { OperationSchema } from '../load-service';

/** An output split as the traits of its members say. */
export interface RestOutput {
  status: number;
  headers: Record<string, string>;
  /** The one member that is the whole body, when there is such a member. */
  payload?: { schema: NormalizedSchema; value: unknown };
  /** What goes into the body otherwise; undefined when no member does. */
  body: Record<string, unknown> | undefined;
}

export function splitRestOutput(output: object, { output: schema, http }: OperationSchema): RestOutput {
  const result: RestOutput = { status: http?.[2] ?? 200, headers: {}, body: undefined };
  if (!schema.isStructSchema()) return result;
  const values = output as Record<string, unknown>;
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    const value = values[name];
    if (traits.httpPayload) result.payload = { schema: member, value };
    else if (traits.httpResponseCode) result.status = typeof value === 'number' ? value : result.status;
    else if (traits.httpHeader) {
      if (value != null) result.headers[traits.httpHeader.toLowerCase()] = headerText(value);
    } else if (typeof traits.httpPrefixHeaders === 'string') {
      for (const [key, text] of Object.entries((value ?? {}) as Record<string, string>))
        result.headers[traits.httpPrefixHeaders + key] = text;
    } else {
      result.body ??= {};
      if (value != null) result.body[name] = value;
    }
  }
  return result;
}

function headerText(value: unknown): string {
  if (value instanceof Date) return dateToUtcString(value);
  return Array.isArray(value) ? value.map((item) => quoteHeader(headerText(item))).join(', ') : String(value);
}
