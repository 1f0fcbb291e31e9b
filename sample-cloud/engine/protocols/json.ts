import { JsonShapeDeserializer2, JsonShapeSerializer2 } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { ApiError } from '../../define-service';

// The SDK's number for seconds since 1970, the default of timestamps in JSON.
const epochTimestamps = 7 as const;

// REST JSON renames members by the `jsonName` trait, JSON RPC ignores it.
const settings = {
  rest: { timestampFormat: { useTrait: true, default: epochTimestamps }, jsonName: true },
  rpc: { timestampFormat: { useTrait: true, default: epochTimestamps }, jsonName: false },
} as const;

export function writeJson(schema: NormalizedSchema, value: unknown, kind: keyof typeof settings): Uint8Array | string {
  if (schema.isUnitSchema()) return '{}';
  const serializer = new JsonShapeSerializer2(settings[kind]);
  serializer.write(schema, value);
  const written: Uint8Array | string = serializer.flush();
  // A plain view: the serializer's own subclass warns when it is taken for text.
  return typeof written === 'string' ? written : Buffer.from(written.buffer, written.byteOffset, written.byteLength);
}

/** Throws `ApiError` when the body is no JSON, or not what the schema says. */
export function readJson(schema: NormalizedSchema, body: Buffer, kind: keyof typeof settings): Record<string, unknown> {
  if (schema.isUnitSchema() || body.length === 0) return {};
  try {
    return new JsonShapeDeserializer2(settings[kind]).readObject(schema, JSON.parse(body.toString('utf8'))) as Record<string, unknown>;
  } catch {
    throw new ApiError('SerializationException', 400, 'The body could not be read.');
  }
}

export function writeJsonError(error: ApiError, requestId: string, version: string) {
  return {
    status: error.status,
    headers: { 'content-type': version, 'x-amzn-errortype': error.code, 'x-amzn-requestid': requestId },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  };
}
