import { readJson, writeJson, writeJsonError } from './json';
import type { Protocol } from './protocol';
import { readRestInput } from './rest-input';
import { splitRestOutput } from './rest-output';
import { matchRoute } from './route-table';

/** Lambda, Account, EKS, …: the operation in method and path, JSON bodies. */
export const restJson1: Protocol = {
  target: (request, loaded) => matchRoute(loaded, request.method, request.path, request.query),
  readInput: (request, target, schema) => readRestInput(request, target, schema, (member, body) => readJson(member, body, 'rest')),
  writeOutput(output, schema, _loaded, requestId) {
    const { status, headers, payload, body } = splitRestOutput(output, schema);
    return {
      status,
      headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...headers },
      body: payload
        ? payload.value == null
          ? ''
          : writeJson(payload.schema, payload.value, 'rest')
        : body
          ? writeJson(schema.output, body, 'rest')
          : '',
    };
  },
  writeError: (error, requestId) => writeJsonError(error, requestId, 'application/json'),
};
