import { expect, test } from 'vitest';
import { verificationText } from './messages.ts';

const keys = (value: object): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? keys(inner).map((name) => `${key}.${name}`)
      : [key],
  );

test('every word of the verification page exists in both languages', () => {
  expect(keys(verificationText.en)).toEqual(keys(verificationText.vi));
});
