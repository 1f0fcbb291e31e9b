import type { NormalizedSchema } from '@smithy/core/schema';

const texts = ['plain', 'a<b>&"c\'', 'ünïcödé 日本', 'with, comma', 'x/y:z=1+2%20'];

/** A value that fits a schema, every member filled down to a depth; `random` decides. Undefined for what cannot be compared. */
export function madeUpValue(schema: NormalizedSchema, random: () => number, depth = 0): unknown {
  const traits = schema.getMergedTraits();
  if (schema.isStreaming() || schema.isDocumentSchema() || schema.isUnionSchema()) return undefined;
  if (schema.isStructSchema()) return depth > 4 ? undefined : madeUpStructure(schema, random, depth);
  if (schema.isListSchema()) {
    const items = Array.from({ length: 1 + Math.floor(random() * 2) }, () => madeUpValue(schema.getValueSchema(), random, depth + 1));
    return items.includes(undefined) ? undefined : items;
  }
  if (schema.isMapSchema()) {
    const value = madeUpValue(schema.getValueSchema(), random, depth + 1);
    return value === undefined ? undefined : { key: value };
  }
  if (schema.isTimestampSchema()) return new Date(Math.floor(1.7e9 + random() * 1e7) * 1000);
  if (schema.isNumericSchema()) return Math.floor(random() * 1000);
  if (schema.isBooleanSchema()) return random() < 0.5;
  if (schema.isBlobSchema()) return Uint8Array.from([0, 1, 255, Math.floor(random() * 256)]);
  if (!schema.isStringSchema() || traits.mediaType) return undefined;
  // Headers and paths carry plain characters alone.
  return traits.httpHeader || traits.httpLabel ? `label-${Math.floor(random() * 1000)}` : texts[Math.floor(random() * texts.length)];
}

function madeUpStructure(schema: NormalizedSchema, random: () => number, depth: number): Record<string, unknown> | undefined {
  const result: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpResponseCode || traits.httpQueryParams || typeof traits.httpPrefixHeaders === 'string') continue;
    const value = madeUpValue(member, random, depth + 1);
    if (value !== undefined) result[name] = value;
  }
  // Form parameters cannot tell an empty structure from none.
  return depth > 0 && Object.keys(result).length === 0 ? undefined : result;
}
