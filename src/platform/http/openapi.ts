import { z } from 'zod';
import { type Contract, pathNames } from '../contracts/contract.ts';
import type { Operation } from '../operations/index.ts';
import { SESSION_COOKIE } from './session.ts';

type Json = Record<string, unknown>;

/** Schemas that refer to themselves (free JSON) stand among the document's components, under the operation's name. */
const schemaOf = (contract: Contract, io: 'input' | 'output', components: Json): Json => {
  const made = z.toJSONSchema(contract[io], { io, unrepresentable: 'any', reused: 'inline' }) as Json;
  const prefix = `${contract.name}.${io}.`;
  const {
    $schema: _,
    $defs,
    ...schema
  } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', `"#/components/schemas/${prefix}`)) as Json;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Json)) components[prefix + name] = definition;
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

/** Who is signed in shows the session's token with every command (see session.ts). */
const securityOf = (contract: Contract) => {
  if (contract.permission === 'public') return [];
  return [contract.method === 'GET' ? { session: [] } : { session: [], csrf: [] }];
};

const operationOf = (contract: Contract, components: Json) => {
  const input = schemaOf(contract, 'input', components);
  const answer =
    contract.responds === 'file'
      ? { 'application/octet-stream': {} }
      : { 'application/json': { schema: schemaOf(contract, 'output', components) } };
  return {
    operationId: contract.name,
    tags: [contract.name.split('.')[0]],
    summary: contract.summary.vi,
    description: `${contract.summary.en} (permission: ${typeof contract.permission === 'string' ? contract.permission : contract.permission.roles.join(', ')}; audit: ${contract.audit})`,
    security: securityOf(contract),
    'x-rate-limit': contract.rateLimit,
    'x-timeout-ms': contract.timeoutMs,
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

const PROBLEM: Json = {
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
};

/** OpenAPI 3.1 of every operation, from the same contracts as the routes and the client. */
export const openApiOf = (operations: readonly Operation[], version: string): Json => {
  const paths: Record<string, Json> = {};
  const components: Json = {};
  for (const { contract } of operations) {
    const path = contract.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract, components) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Kinh Bắc', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
      },
      schemas: {
        Problem: PROBLEM,
        ...components,
      },
    },
  };
};
