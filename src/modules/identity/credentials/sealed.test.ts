import { expect, test } from 'vitest';
import { deriveKeys, nameHash, seal, unseal } from './sealed.ts';

const keys = deriveKeys('a master secret of a test');

test('a sealed secret opens for its owner only, and not after a change', () => {
  const sealed = seal(keys, 'person-1', 'JBSWY3DPEHPK3PXP');
  expect(unseal(keys, 'person-1', sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(() => unseal(keys, 'person-2', sealed)).toThrow();
  expect(() => unseal(deriveKeys('another'), 'person-1', sealed)).toThrow();
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  expect(() => unseal(keys, 'person-1', changed)).toThrow();
});

test('the hash of a name ignores case and depends on the key', () => {
  expect(nameHash(keys, 'An.NV')).toEqual(nameHash(keys, 'an.nv'));
  expect(nameHash(deriveKeys('another'), 'an.nv')).not.toEqual(nameHash(keys, 'an.nv'));
});
