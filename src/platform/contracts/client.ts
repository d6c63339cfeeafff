import type { z } from 'zod';
import { type Contract, pathNames } from './contract.ts';

/** A refusal by the server, with its sentence in both languages (RFC 9457 problem details). */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly vi: string;
  readonly en: string;

  constructor(problem: { code: string; status: number; vi: string; en: string }) {
    super(problem.vi);
    this.name = 'ApiError';
    this.code = problem.code;
    this.status = problem.status;
    this.vi = problem.vi;
    this.en = problem.en;
  }
}

type Problem = ConstructorParameters<typeof ApiError>[0];

const OFFLINE: Problem = {
  code: 'client.offline',
  status: 0,
  vi: 'Không nối được tới máy chủ. Những gì đã lưu vẫn còn; hãy kiểm tra đường truyền rồi thử lại.',
  en: 'The server cannot be reached. What was saved is safe; check the line and try again.',
};

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'vi' in body && 'en' in body && 'status' in body;

/** The server's sentence, or ours when something between answered in its place (a proxy's page). */
const problemOf = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? body : { ...OFFLINE, code: 'client.unreadable', status: response.status };
};

/** The address of a GET contract, for links, pictures and downloads. */
export const urlOf = (contract: Contract, input: Record<string, unknown>): string => {
  const inPath = new Set(pathNames(contract.path));
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name])));
  if (contract.method !== 'GET') return path;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(input)) {
    if (inPath.has(key) || value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) query.append(key, String(item));
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
};

export type ClientOptions = {
  readonly csrfToken: () => string | null;
  readonly fetch?: typeof fetch;
  readonly baseUrl?: string;
};

/** `call(contract, input)`: typed from the contract alone; a refusal is thrown as ApiError. */
export const createClient = (options: ClientOptions) => {
  const send = options.fetch ?? fetch;
  return async <I extends z.ZodType, O extends z.ZodType>(
    contract: Contract<I, O>,
    input: z.input<I>,
    signal?: AbortSignal,
  ): Promise<z.output<O>> => {
    const values = (input ?? {}) as Record<string, unknown>;
    const csrf = options.csrfToken();
    const response = await send(`${options.baseUrl ?? ''}${urlOf(contract, values)}`, {
      method: contract.method,
      credentials: 'same-origin',
      signal,
      headers: {
        accept: 'application/json',
        ...(contract.method === 'GET' ? {} : { 'content-type': 'application/json' }),
        ...(csrf ? { 'x-csrf-token': csrf } : {}),
      },
      body: contract.method === 'GET' ? undefined : JSON.stringify(values),
    }).catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError(OFFLINE);
    });
    if (!response.ok) throw new ApiError(await problemOf(response));
    return (await response.json().catch((cause: unknown) => {
      if (signal?.aborted) throw cause;
      throw new ApiError(OFFLINE);
    })) as z.output<O>;
  };
};
