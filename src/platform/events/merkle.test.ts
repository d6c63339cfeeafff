import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { auditPath, merkleRoot, rootFromPath } from './merkle.ts';

/** The leaves and roots of the reference tests of Certificate Transparency (RFC 6962). */
const DATA = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = DATA.map((hex) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(0), Buffer.from(hex, 'hex')]))
    .digest(),
);

test('roots are those of Certificate Transparency’s reference tests', () => {
  expect(ROOTS.map((_, i) => merkleRoot(leaves.slice(0, i + 1)).toString('hex'))).toEqual(ROOTS);
});

test('every audit path of every tree up to eight leaves leads to its root and to no other place', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const tree = leaves.slice(0, size);
    for (const [index, leaf] of tree.entries()) {
      const path = auditPath(tree, index);
      expect(rootFromPath(leaf, index, size, path)).toEqual(merkleRoot(tree));
      const elsewhere = (index + 1) % size;
      if (size === 1) continue;
      const wrong = () => rootFromPath(leaf, elsewhere, size, path).equals(merkleRoot(tree));
      expect(attempt(wrong)).toBe(false);
    }
  }
});

/** A path that does not fit the place is refused, which is as good as another root. */
function attempt(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
