/** The one error shape of the API: `{"error": {"code", "message", "request_id"}}`. */
export interface ErrorBody {
  code: string;
  message: string;
  request_id: string | null;
}

/** A request that did not succeed. `status` is 0 when no answer came at all (network down, aborted read). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** Stable, for programs: e.g. `unauthorized`, `not_found`, `validation_failed`, `network_error`. */
  readonly code: string;
  /** The id that the server's log line carries too. */
  readonly requestId: string | null;

  constructor(status: number, body: ErrorBody, options?: ErrorOptions) {
    super(body.message, options);
    this.status = status;
    this.code = body.code;
    this.requestId = body.request_id;
  }
}

/** Reads an error answer. An answer in another shape (a proxy's HTML page) becomes an ApiError as well. */
export async function readError(response: Response): Promise<ApiError> {
  const text = await response.text().catch(() => '');
  const body = parseErrorBody(text);
  return new ApiError(
    response.status,
    body ?? {
      code: 'unexpected_answer',
      message: `The server answered ${response.status} in an unknown form. Try again; if it stays, look at its log.`,
      request_id: response.headers.get('x-request-id'),
    },
  );
}

function parseErrorBody(text: string): ErrorBody | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const error = (parsed as { error?: unknown } | null)?.error;
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message, request_id } = error as Record<string, unknown>;
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  return { code, message, request_id: typeof request_id === 'string' ? request_id : null };
}
