import type { NormalizedSchema } from '@smithy/core/schema';
import { ApiError } from '../../define-service';

/** A scalar from a form parameter, header, query string or path, by its schema. Throws `ApiError` for the wrong kind. */
export function parseSimple(schema: NormalizedSchema, text: string, timestamps: 'iso' | 'epoch' | 'http'): unknown {
  if (schema.isNumericSchema()) {
    const number = Number(text);
    if (text.trim() === '' || Number.isNaN(number)) throw invalid(schema, 'a number');
    return number;
  }
  if (schema.isBooleanSchema()) {
    if (!/^(true|false)$/i.test(text)) throw invalid(schema, 'true or false');
    return text.toLowerCase() === 'true';
  }
  if (schema.isTimestampSchema()) {
    const date = timestamps === 'epoch' ? new Date(Number(text) * 1000) : new Date(text);
    if (Number.isNaN(date.getTime())) throw invalid(schema, 'a time');
    return date;
  }
  if (schema.isBlobSchema()) return Buffer.from(text, 'base64');
  return text;
}

function invalid(schema: NormalizedSchema, expected: string): ApiError {
  return new ApiError('ValidationError', 400, `${schema.getMemberName()} must be ${expected}.`);
}
