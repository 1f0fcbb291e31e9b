import { XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { ApiError } from '../../define-service';
import type { Protocol } from './protocol';
import { readRestInput } from './rest-input';
import { splitRestOutput } from './rest-output';
import { matchRoute } from './route-table';
import { s3Target } from './s3-address';
import { escapeXml, writeXml } from './xml';

const isoTimestamps = 5 as const;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** S3, S3 Control, Route 53, …: the operation in method, path and query, XML bodies. */
export const restXml: Protocol = {
  target: (request, loaded) =>
    loaded.service.name === 's3' ? s3Target(request, loaded) : matchRoute(loaded, request.method, request.path, request.query),
  readInput: (request, target, schema) => readRestInput(request, target, schema, readXml),
  writeOutput(output, schema, { xmlNamespace }, requestId) {
    const { status, headers, payload, body } = splitRestOutput(output, schema);
    return {
      status,
      headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId, ...headers },
      body: payload
        ? payload.value == null
          ? ''
          : document(writeXml(payload.schema, payload.value, xmlNamespace), payload.schema)
        : writeBody(schema.name, schema.output, body, xmlNamespace),
    };
  },
  writeError(error, requestId, service) {
    const fields = `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
    const xml =
      service === 's3'
        ? `<Error>${fields}<RequestId>${requestId}</RequestId></Error>`
        : `<ErrorResponse><Error>${fields}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return { status: error.status, headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId }, body: declaration + xml };
  },
};

function readXml(schema: NormalizedSchema, body: Buffer): Record<string, unknown> {
  try {
    const deserializer = new XmlShapeDeserializer({
      timestampFormat: { useTrait: true, default: isoTimestamps },
      xmlNamespace: '',
      serviceNamespace: '',
      httpBindings: true,
    });
    return deserializer.read(schema, body) as Record<string, unknown>;
  } catch {
    throw new ApiError('MalformedXML', 400, 'The body is no XML of the expected form.');
  }
}

function writeBody(
  operation: string,
  schema: NormalizedSchema,
  body: Record<string, unknown> | undefined,
  xmlNamespace: string | undefined,
): string {
  if (!body) return '';
  // S3 sends the location as the root element itself.
  if (operation === 'GetBucketLocation') {
    return `${declaration}<LocationConstraint xmlns="${xmlNamespace ?? ''}">${escapeXml(String(body.LocationConstraint ?? ''))}</LocationConstraint>`;
  }
  return declaration + String(writeXml(schema, body, xmlNamespace));
}

function document(written: string | Uint8Array, schema: NormalizedSchema): string | Uint8Array {
  return schema.isStructSchema() ? declaration + String(written) : written;
}
