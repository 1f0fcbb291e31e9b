import { ApiError } from '../../define-service';
import type { WireRequest, WireResponse } from '../wire';
import { writeJsonError } from './json';
import { awsQuery } from './query';

/** An error for a request whose service is not known, in the format that its sender most likely reads. */
export function unservedResponse(request: WireRequest, code: string, status: number, message: string): WireResponse {
  const error = new ApiError(code, status, message);
  const speaksJson = request.headers['x-amz-target'] !== undefined || /json/.test(request.headers['content-type'] ?? '');
  return speaksJson ? writeJsonError(error, '-', 'application/json') : awsQuery.writeError(error, '-', '');
}
