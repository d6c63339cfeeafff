import { sql } from 'kysely';
import { z } from 'zod';
import { type Contract, defineContract, type FileOutput } from '../../contracts/contract.ts';
import { defineOperation, type Operation } from '../../operations/index.ts';

const limits = { rateLimit: { max: 1_000, perSeconds: 60 }, timeoutMs: 5_000 } as const;
const summary = { vi: 'Thử', en: 'Try' } as const;

export const echoContract = defineContract({
  name: 'test.echo',
  method: 'POST',
  path: '/api/test/echo/:place',
  summary,
  permission: 'signed-in',
  audit: 'read',
  ...limits,
  input: z.object({ place: z.coerce.number().int(), text: z.string().min(3), note: z.string().optional() }),
  output: z.object({ place: z.number(), text: z.string(), note: z.string().nullable() }),
});

export const listContract = defineContract({
  name: 'test.list',
  method: 'GET',
  path: '/api/test/list',
  summary,
  permission: 'public',
  audit: 'read',
  ...limits,
  input: z.object({
    states: z.array(z.enum(['draft', 'issued'])).optional(),
    late: z.boolean().default(false),
    limit: z.number().int().max(100).optional(),
    query: z.string().optional(),
  }),
  output: z.object({
    states: z.array(z.string()),
    late: z.boolean(),
    limit: z.number().nullable(),
    query: z.string().nullable(),
  }),
});

export const fileContract = defineContract({
  name: 'test.file',
  method: 'GET',
  path: '/api/test/file',
  summary,
  permission: 'public',
  audit: 'read',
  ...limits,
  input: z.object({ mediaType: z.string(), fileName: z.string() }),
  output: z.custom<FileOutput>(),
  responds: 'file',
});

const slowContract = defineContract({
  name: 'test.slow',
  method: 'GET',
  path: '/api/test/slow',
  summary,
  permission: 'public',
  audit: 'read',
  rateLimit: limits.rateLimit,
  timeoutMs: 150,
  input: z.object({}),
  output: z.object({}),
});

const plain = (name: string, handle: Operation['handle'], rest: Partial<Contract> = {}): Operation =>
  defineOperation(
    defineContract<z.ZodType, z.ZodType>({
      name: `test.${name}`,
      method: 'GET',
      path: `/api/test/${name}`,
      summary,
      permission: 'public',
      audit: 'read',
      ...limits,
      input: z.object({}),
      output: z.object({}),
      ...rest,
    }),
    handle,
  );

/** Operations that show each side of the HTTP seam. */
export const testOperations: readonly Operation[] = [
  defineOperation(echoContract, async (_, { place, text, note }) => ({ place, text, note: note ?? null })),
  defineOperation(listContract, async (_, { states, late, limit, query }) => ({
    states: states ?? [],
    late,
    limit: limit ?? null,
    query: query ?? null,
  })),
  defineOperation(fileContract, async (_, { mediaType, fileName }) => ({
    bytes: Buffer.from('nội dung'),
    mediaType,
    fileName,
    inline: true,
  })),
  defineOperation(slowContract, async ({ tx }) => {
    await sql`select pg_sleep(5)`.execute(tx);
    return {};
  }),
  plain('cut', async ({ tx }) => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    return {};
  }),
  plain('broken', async () => {
    throw new Error('the password of the table secret.things is 123');
  }),
  plain('large', async () => ({ text: 'Bắc Ninh '.repeat(1_000) }), { output: z.object({ text: z.string() }) }),
  plain('limited', async () => ({}), { rateLimit: { max: 2, perSeconds: 60 } }),
  plain('cookie', async ({ request }) => {
    request.setCookie('test', 'giá trị', { maxAgeSeconds: 60 });
    request.setCookie('old', null);
    return {};
  }),
];
