type Json = Record<string, unknown>;

const METHODS = new Set(['get', 'post', 'put', 'delete']);
const TYPES = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']);
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const resolve = (document: Json, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (isObject(value) ? value[part] : undefined), document);

/** Every `$ref` must lead somewhere in the document; every `type` must be one of JSON Schema 2020-12. */
const judgeSchemas = (document: Json, value: unknown, at: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => judgeSchemas(document, item, `${at}/${index}`));
  if (!isObject(value)) return value === undefined ? [`${at} is undefined`] : [];
  const found: string[] = [];
  const { $ref, type } = value;
  if (typeof $ref === 'string' && resolve(document, $ref) === undefined) found.push(`${at}: ${$ref} leads nowhere`);
  if ('$schema' in value) found.push(`${at}: $schema inside of the document`);
  if (at.includes('/schema') && typeof type === 'string' && !TYPES.has(type) && !at.endsWith('/properties'))
    found.push(`${at}: type ${type}`);
  return [...found, ...Object.entries(value).flatMap(([key, inner]) => judgeSchemas(document, inner, `${at}/${key}`))];
};

const judgeParameters = (path: string, operation: Json): string[] => {
  const parameters = (operation['parameters'] ?? []) as Json[];
  const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  const inPath = new Set(parameters.filter((parameter) => parameter['in'] === 'path').map(({ name }) => name));
  const found = parameters
    .filter(
      (parameter) => !isObject(parameter['schema']) || (parameter['in'] === 'path' && parameter['required'] !== true),
    )
    .map((parameter) => `parameter ${parameter['name']} without schema or, in the path, not required`);
  const names = parameters.map((parameter) => `${parameter['in']} ${parameter['name']}`);
  if (new Set(names).size !== names.length) found.push('a parameter stands twice');
  if (inPath.size !== wanted.length || !wanted.every((name) => inPath.has(name)))
    found.push('path and its parameters differ');
  return found;
};

const judgeOperation = (path: string, method: string, operation: Json, document: Json): string[] => {
  const found = judgeParameters(path, operation);
  if (!METHODS.has(method)) found.push('unknown method');
  if (method === 'get' && 'requestBody' in operation) found.push('a GET with a body');
  if (typeof operation['operationId'] !== 'string') found.push('no operationId');
  if (!operation['summary']) found.push('no summary');
  const responses = Object.entries((operation['responses'] ?? {}) as Json);
  if (responses.length === 0) found.push('no responses');
  for (const [status, response] of responses) {
    if (!/^([1-5]\d\d|[1-5]XX|default)$/.test(status)) found.push(`response ${status}`);
    if (!isObject(response) || typeof response['description'] !== 'string')
      found.push(`response ${status} undescribed`);
  }
  const schemes = (resolve(document, '#/components/securitySchemes') ?? {}) as Json;
  for (const wanted of (operation['security'] ?? []) as Json[])
    for (const scheme of Object.keys(wanted))
      if (!(scheme in schemes)) found.push(`security scheme ${scheme} is not declared`);
  return found.map((sentence) => `${method} ${path}: ${sentence}`);
};

/** What OpenAPI 3.1 asks of a document of our shape; an empty list means nothing was found wrong. */
export const judgeOpenApi = (document: Json): string[] => {
  const found: string[] = [];
  const info = document['info'] as Json | undefined;
  if (document['openapi'] !== '3.1.0') found.push('openapi is not 3.1.0');
  if (typeof info?.['title'] !== 'string' || typeof info['version'] !== 'string')
    found.push('info without title or version');
  const operations = Object.entries((document['paths'] ?? {}) as Record<string, Record<string, Json>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const ids = operations.map(({ operation }) => operation['operationId']);
  if (new Set(ids).size !== ids.length) found.push('an operationId stands twice');
  const shapes = [...new Set(operations.map(({ path }) => path))].map((path) => path.replace(/\{\w+\}/g, '{}'));
  if (new Set(shapes).size !== shapes.length) found.push('two paths differ only in the names of their places');
  for (const { path, method, operation } of operations) {
    if (!path.startsWith('/') || path.includes(':')) found.push(`${path} is no path template`);
    found.push(...judgeOperation(path, method, operation, document));
  }
  return [...found, ...judgeSchemas(document, document, '#')];
};
