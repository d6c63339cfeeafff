import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSignedData } from '../../../src/modules/signatures/cms/read-signed-data.ts';
import { PdfFile } from '../../../src/modules/signatures/pdf/file.ts';
import { PdfRefused } from '../../../src/modules/signatures/pdf/refused.ts';
import { signPdf } from '../../../src/modules/signatures/pdf/sign.ts';
import { verifyPdf } from '../../../src/modules/signatures/verify/verify-pdf.ts';
import { makeVictims, signatureSpots, type Victims } from './support/forger.ts';
import { CHECK_AT, SIGNED_AT, testWorld, type World } from './support/world.ts';

let world: World;
let victims: Victims;

beforeAll(async () => {
  world = await testWorld();
  victims = await makeVictims(world);
});

const verify = (pdf: Uint8Array) => verifyPdf(pdf, { trustAnchors: [world.root.der], checkAt: CHECK_AT });

/** A PDF around one body, with a right cross-reference table: hostile inside, clean outside. */
function wrap(...objects: string[]): Buffer {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) text += `${String(at).padStart(10, '0')} 00000 n \n`;
  return Buffer.from(
    `${text}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`,
    'latin1',
  );
}

describe('any change of any byte of a signed file', () => {
  test('is never called valid and never throws', async () => {
    const { issued } = victims;
    const gaps = [signatureSpots(issued, 0), signatureSpots(issued, 1)];
    await fc.assert(
      fc.asyncProperty(fc.nat(issued.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        // What lies in /Contents signs itself; it has a test of its own below.
        if (gaps.some(({ contents, contentsEnd }) => at > contents && at < contentsEnd - 1)) return;
        const copy = Buffer.from(issued);
        copy[at]! ^= mask;
        const { verdict } = await verify(copy);
        expect(['invalid', 'changed-after-signing', 'unreadable', 'valid-unknown-signer']).toContain(verdict);
      }),
      { numRuns: 300 },
    );
  });

  test('nor is any cut, or anything appended', async () => {
    const { issued, approved } = victims;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: issued.length - 1 }), async (length) => {
        // Cut exactly behind an earlier revision it is that lawful revision; the end of line there may be missing.
        if (length === approved.length || length === approved.length - 1 || length === issued.length - 1) return;
        expect((await verify(issued.subarray(0, length))).verdict).not.toBe('valid');
      }),
      { numRuns: 60 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (tail) => {
        if (tail.every((byte) => byte === 10 || byte === 13)) return;
        expect((await verify(Buffer.concat([issued, tail]))).verdict).not.toBe('valid');
      }),
      { numRuns: 60 },
    );
  });

  test('nor noise in the CMS, unless signer, signed attributes and signature stay as they were', async () => {
    const { approved } = victims;
    const { contents, contentsEnd } = signatureSpots(approved);
    const der = Buffer.from(approved.toString('latin1', contents + 1, contentsEnd - 1), 'hex');
    await fc.assert(
      fc.asyncProperty(fc.nat(1200), fc.uint8Array({ minLength: 1, maxLength: 8 }), async (at, noise) => {
        const copy = Buffer.from(der);
        copy.set(noise, at);
        if (copy.equals(der)) return;
        const forged = Buffer.from(approved);
        forged.write(copy.toString('hex'), contents + 1, 'latin1');
        if ((await verify(forged)).verdict !== 'valid') return;
        // A CMS has a few bytes that nothing binds, like the parameters of an algorithm.
        const [was, is] = [readSignedData(der), readSignedData(copy)];
        expect(is.certificates).toEqual(was.certificates);
        expect(is.signer.signedAttributes.equals(was.signer.signedAttributes)).toBe(true);
        expect(is.signer.signature.equals(was.signer.signature)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('files made to exhaust the reader', () => {
  test.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'not-a-pdf'],
    ['text', () => Buffer.from('xin chào'), 'not-a-pdf'],
    ['nesting without end', () => wrap(`<</Type/Catalog/Pages ${'['.repeat(5000)}`), 'limit'],
    ['a page tree that bites its tail', () => wrap('<</Pages 2 0 R>>', '<</Kids[2 0 R]>>'), 'page-tree'],
    ['references that run in a circle', () => wrap('<</Pages 2 0 R>>', '2 0 R'), 'limit'],
    [
      'a stream whose length is itself',
      () => wrap('<</Pages 2 0 R>>', '<</Length 2 0 R>>\nstream\n\nendstream'),
      'syntax',
    ],
    ['a cross-reference that points at itself', () => loop(), 'xref-broken'],
    [
      'a million objects claimed',
      () => Buffer.from('%PDF-1.7\nxref\n0 9999999\ntrailer\n<<>>\nstartxref\n9\n%%EOF'),
      'limit',
    ],
    ['an object stream that unpacks to a gigabyte', () => bomb(), 'limit'],
    ['objects that overlap a thousand times', () => overlapping(), 'limit'],
    [
      'form fields that are their own children',
      () =>
        wrap(
          '<</Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>',
          '<</Kids[4 0 R]>>',
          '<</T(a)/Kids[3 0 R]>>',
          '<</Type/Page>>',
        ),
      'syntax',
    ],
  ])('%s', async (_, make, code) => {
    const report = await verify(make());
    expect(report.verdict).toBe('unreadable');
    expect(report.findings.map((item) => item.code)).toEqual([code]);
  });

  test('random bytes as CMS never crash the reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => readSignedData(Buffer.from(bytes))).toThrow();
      }),
    );
  });

  test('our signer refuses what our reader refuses', async () => {
    const pdf = wrap('<</Pages 2 0 R/Pages 2 0 R>>');
    const signing = signPdf({
      pdf,
      field: { name: 'x', page: 1, rect: [0, 0, 0, 0] },
      signer: world.signers.leader,
      reason: '',
      signerName: '',
      signedAt: SIGNED_AT,
    });
    await expect(signing).rejects.toThrow(PdfRefused);
    expect(() => PdfFile.open(Buffer.from('%PDF-1.7'))).toThrow(PdfRefused);
  });
});

/** Every object begins in the comment of the one before it, and all end together: reading each costs the rest of the file. */
function overlapping(): Buffer {
  const count = 5000;
  const head =
    '%PDF-1.7\n1 0 obj\n<</Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>\nendobj\n2 0 obj\n<</Type/Page>>\nendobj\n';
  const sign = '3 0 obj\n<</FT/Sig/T(a)/V 4 0 R>>\nendobj\n4 0 obj\n<</ByteRange[0 1 2 3]/Contents<00>>>\nendobj\n';
  let text = head + sign;
  const offsets: number[] = [];
  for (let i = 0; i < count; i++) {
    offsets.push(text.length);
    text += `${i + 5} 0 obj %xxxxxxxxxxxxxxxx `;
  }
  text += '\nnull\nendobj\n';
  const at = (needle: string) => text.indexOf(needle);
  const fixed = [at('1 0 obj'), at('2 0 obj'), at('3 0 obj'), at('4 0 obj')];
  const entries = [...fixed, ...offsets].map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n1 ${count + 4}\n${entries}trailer\n<</Size ${count + 5}/Root 1 0 R>>\n`;
  return Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF\n`);
}

function loop(): Buffer {
  const start = '%PDF-1.7\n'.length;
  return Buffer.from(`%PDF-1.7\nxref\n0 0\ntrailer\n<</Size 1/Prev ${start}>>\nstartxref\n${start}\n%%EOF`);
}

function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(200_000_000, 32));
  const head = '%PDF-1.7\n';
  const stream = `1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  const end = '\nendstream\nendobj\n';
  const start = head.length + stream.length + packed.length + end.length;
  const rows = Buffer.alloc(3 * 6);
  [
    [1, head.length, 0],
    [2, 1, 0],
    [1, start, 0],
  ].forEach(([type, second, third], index) => {
    rows[index * 6] = type!;
    rows.writeUInt32BE(second!, index * 6 + 1);
    rows[index * 6 + 5] = third!;
  });
  const xref = `3 0 obj\n<</Type/XRef/W[1 4 1]/Index[1 3]/Size 4/Root 2 0 R/Length ${rows.length}>>\nstream\n`;
  return Buffer.concat([
    Buffer.from(head + stream),
    packed,
    Buffer.from(end + xref),
    rows,
    Buffer.from(`${end}startxref\n${start}\n%%EOF`),
  ]);
}
