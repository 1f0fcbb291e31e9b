/** Every reason for which we refuse or fail, with its HTTP status. Codes are part of the API. */
export const errorStatus = {
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  /** The organization wants a second factor first. */
  MFA_REQUIRED: 403,
  /** Prove again who you are: the last proof is too old for this change. */
  REAUTHENTICATION_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  EXTERNAL_ID_NOT_ISSUED: 409,
  SCAN_RUNNING: 409,
  DETECTION_RUNNING: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE: 422,
  INSECURE_TRUST: 422,
  ROLE_NOT_ASSUMABLE: 422,
  ACCOUNT_MISMATCH: 422,
  KEY_REFUSED: 422,
  ORGANIZATION_NOT_READABLE: 422,
  AMBIENT_NOT_ALLOWED: 422,
  OWN_ACCOUNT: 422,
  NOT_CONNECTED: 409,
  ACCOUNT_PAUSED: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  TRUST_NOT_PROVEN: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** An expected refusal. `message` is for people and says what to do; `details` is for programs. Never put a secret in either. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details?: Record<string, unknown>,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
  get status(): number {
    return errorStatus[this.code];
  }
}

export const notFound = (what: string): AppError => new AppError('NOT_FOUND', `There is no such ${what}.`);
