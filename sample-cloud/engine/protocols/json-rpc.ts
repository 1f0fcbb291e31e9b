import { readJson, writeJson, writeJsonError } from './json';
import type { Protocol } from './protocol';

function jsonRpc(version: '1.0' | '1.1'): Protocol {
  const contentType = `application/x-amz-json-${version}`;
  return {
    target(request) {
      const operation = request.headers['x-amz-target']?.split('.').at(-1);
      return operation ? { operation, labels: {} } : undefined;
    },
    readInput: (request, _target, schema) => readJson(schema.input, request.body, 'rpc'),
    writeOutput: (output, schema, _loaded, requestId) => ({
      status: 200,
      headers: { 'content-type': contentType, 'x-amzn-requestid': requestId },
      body: writeJson(schema.output, output, 'rpc'),
    }),
    writeError: (error, requestId) => writeJsonError(error, requestId, contentType),
  };
}

/** KMS, CloudTrail, Config, …: the operation in `x-amz-target`, JSON both ways. */
export const awsJson1_1 = jsonRpc('1.1');
export const awsJson1_0 = jsonRpc('1.0');
