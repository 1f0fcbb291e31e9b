import type { ApiError } from '../../define-service';
import { parseQuery, type WireRequest, type WireResponse } from '../wire';
import type { Protocol } from './protocol';
import { readQueryInput } from './query-tree';
import { escapeXml, writeXmlMembers } from './xml';

function headersOf(requestId: string): Record<string, string> {
  return { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId };
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Parameters of the form body, or of the query string for a GET. */
export function formOf(request: WireRequest): ReadonlyMap<string, readonly string[]> {
  return request.body.length > 0 ? parseQuery(request.body.toString('utf8')) : request.query;
}

function actionOf(request: WireRequest): { operation: string; labels: Record<string, string> } | undefined {
  const action = formOf(request).get('Action')?.[0];
  return action ? { operation: action, labels: {} } : undefined;
}

/** IAM, STS, RDS, CloudFormation, …: form parameters in, a nested result in XML out. */
export const awsQuery: Protocol = {
  target: actionOf,
  readInput: (request, _target, schema) => readQueryInput(formOf(request), schema.input, { ec2: false }),
  writeOutput(output, { name, output: schema }, { xmlNamespace }, requestId) {
    const result = schema.isStructSchema() ? `<${name}Result>${writeXmlMembers(schema, output)}</${name}Result>` : '';
    return {
      status: 200,
      headers: headersOf(requestId),
      body: `${declaration}<${name}Response xmlns="${xmlNamespace ?? ''}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`,
    };
  },
  writeError: (error, requestId) =>
    failure(
      error,
      requestId,
      `<ErrorResponse><Error><Type>${error.status < 500 ? 'Sender' : 'Receiver'}</Type>${codeAndMessage(error)}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    ),
};

/** EC2's dialect: flattened lists, no nested result, its own error document. */
export const ec2Query: Protocol = {
  target: actionOf,
  readInput: (request, _target, schema) => readQueryInput(formOf(request), schema.input, { ec2: true }),
  writeOutput: (output, { name, output: schema }, { xmlNamespace }, requestId) => ({
    status: 200,
    headers: headersOf(requestId),
    body: `${declaration}<${name}Response xmlns="${xmlNamespace ?? ''}"><requestId>${requestId}</requestId>${writeXmlMembers(schema, output)}</${name}Response>`,
  }),
  writeError: (error, requestId) =>
    failure(
      error,
      requestId,
      `<Response><Errors><Error>${codeAndMessage(error)}</Error></Errors><RequestID>${requestId}</RequestID></Response>`,
    ),
};

function codeAndMessage(error: ApiError): string {
  return `<Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>`;
}

function failure(error: ApiError, requestId: string, xml: string): WireResponse {
  return { status: error.status, headers: headersOf(requestId), body: declaration + xml };
}
