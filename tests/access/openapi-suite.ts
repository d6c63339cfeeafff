import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';

/** The running program's own description, judged by a validator that is not ours. */
export const describeOpenApi = (url: () => string): void => {
  test('the description of all operations is valid OpenAPI 3.1', async () => {
    const document = (await (await fetch(`${url()}/api/openapi.json`)).json()) as Record<string, unknown>;
    const validator = new Validator();
    const verdict = await validator.validate(document);
    expect(verdict.errors ?? []).toEqual([]);
    expect(verdict.valid).toBe(true);
    expect(validator.version).toBe('3.1');
    expect(Object.keys(document['paths'] as object).length).toBeGreaterThan(60);
  });
};
