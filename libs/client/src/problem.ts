/** One field that was not accepted; `pointer` is a JSON pointer into what was sent (RFC 6901). */
export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** An RFC 9457 problem as this API sends it; `code` is the stable name to decide by, `detail` is for people. */
export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  instance?: string;
  requestId?: string;
  errors?: FieldError[];
  [member: string]: unknown;
}

/** What the API refused, or what kept us from reaching it (`status` 0, `code` 'network'). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldError[];

  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title);
    this.status = body.status;
    this.code = body.code;
    this.errors = body.errors ?? [];
  }

  /** @param cause what fetch threw: the line was down, the name unknown, or nobody answered in time (a TimeoutError) */
  static network(cause: unknown): Problem {
    const problem = new Problem({ type: 'about:blank', title: 'Network unreachable', status: 0, code: 'network' });
    problem.cause = cause;
    return problem;
  }

  /** Any error body, also of a proxy that knows no problem+json. */
  static from(status: number, body: unknown): Problem {
    return isProblemBody(body)
      ? new Problem(body)
      : new Problem({ type: 'about:blank', title: `HTTP ${status}`, status, code: `http_${status}` });
  }
}

const isProblemBody = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'title' in body;

/**
 * The answer's data, or a thrown {@link Problem}.
 *
 * @example const office = await take(client.GET('/v1/offices/{officeCode}', { params: { path: { officeCode: 'CTH' } } }));
 */
export async function take<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok) return data as T;
  throw Problem.from(response.status, error);
}
