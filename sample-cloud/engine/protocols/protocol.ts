import type { ApiError } from '../../define-service';
import type { LoadedService, OperationSchema } from '../load-service';
import type { WireRequest, WireResponse } from '../wire';

/** Which operation a request asks for, with what only its address tells (labels of the path, an S3 bucket). */
export interface Target {
  operation: string;
  labels: Readonly<Record<string, string>>;
}

/** One of AWS's wire formats, seen from the server. */
export interface Protocol {
  /** Undefined: AWS would not know the operation. */
  target(request: WireRequest, loaded: LoadedService): Target | undefined;
  /** Throws `ApiError` for a body that does not parse. */
  readInput(request: WireRequest, target: Target, schema: OperationSchema): Record<string, unknown>;
  writeOutput(output: object, schema: OperationSchema, loaded: LoadedService, requestId: string): WireResponse;
  writeError(error: ApiError, requestId: string, service: string): WireResponse;
}
