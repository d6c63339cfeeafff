import { expect, test } from 'vitest';
import { createSessionCache } from './session-cache.ts';

test('what is forgotten while it is looked up is not remembered afterwards', () => {
  const cache = createSessionCache<string>();
  const remember = cache.begin();
  cache.forget((value) => value === 'an');
  remember('token', 'an');
  expect(cache.get('token')).toBeUndefined();
});

test('forgetting one leaves the others', () => {
  const cache = createSessionCache<string>();
  const remember = cache.begin();
  remember('one', 'an');
  remember('two', 'binh');
  cache.forget((value) => value === 'an');
  expect(cache.get('one')).toBeUndefined();
  expect(cache.get('two')).toBe('binh');
});
