import { z } from 'zod';
import { type Contract, pathNames } from '../contracts/contract.ts';
import type { Operation } from '../operations/index.ts';

type Json = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  return schema;
};

const parametersOf = (contract: Contract, input: Json) => {
  const properties = (input['properties'] ?? {}) as Json;
  const required = new Set((input['required'] as string[] | undefined) ?? []);
  const inPath = pathNames(contract.path);
  const inQuery = contract.method === 'GET' ? Object.keys(properties).filter((name) => !inPath.includes(name)) : [];
  return [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: properties[name] ?? { type: 'string' } })),
    ...inQuery.map((name) => ({ name, in: 'query', required: required.has(name), schema: properties[name] })),
  ];
};

const bodyOf = (contract: Contract, input: Json) => {
  if (contract.method === 'GET') return {};
  const inPath = pathNames(contract.path);
  const properties = Object.fromEntries(
    Object.entries((input['properties'] ?? {}) as Json).filter(([name]) => !inPath.includes(name)),
  );
  const required = ((input['required'] as string[] | undefined) ?? []).filter((name) => !inPath.includes(name));
  const schema = { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  return { requestBody: { required: required.length > 0, content: { 'application/json': { schema } } } };
};

const operationOf = (contract: Contract) => {
  const input = schemaOf(contract.input, 'input');
  const answer =
    contract.responds === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(contract.output, 'output') } };
  return {
    operationId: contract.name,
    tags: [contract.name.split('.')[0]],
    summary: contract.summary.vi,
    description: `${contract.summary.en} (permission: ${typeof contract.permission === 'string' ? contract.permission : contract.permission.roles.join(', ')}; audit: ${contract.audit})`,
    security: contract.permission === 'public' ? [] : [{ session: [] }],
    parameters: parametersOf(contract, input),
    ...bodyOf(contract, input),
    responses: {
      200: { description: 'OK', content: answer },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
};

/** OpenAPI 3.1 of every operation, from the same contracts as the routes and the client. */
export const openApiOf = (operations: readonly Operation[], version: string): Json => {
  const paths: Record<string, Json> = {};
  for (const { contract } of operations) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kinh Bắc', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kinhbac_session' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'code', 'status', 'vi', 'en'],
          properties: {
            type: { type: 'string' },
            code: { type: 'string' },
            status: { type: 'integer' },
            vi: { type: 'string' },
            en: { type: 'string' },
            requestId: { type: 'string' },
          },
        },
      },
    },
  };
};
