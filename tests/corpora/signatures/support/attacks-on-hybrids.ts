import { PdfDict, PdfName, PdfRef } from '../../../../src/modules/signatures/pdf/values.ts';
import { type Attack, changed, unreadable } from './attack.ts';
import * as forge from './forger.ts';
import { line, WORD, type WordForgery, wordFile } from './word.ts';
import type { World } from './world.ts';

const ours = (name: string, code: Attack['code'], make: (world: World) => Promise<Buffer>): Attack =>
  changed(name, code, (_, world) => make(world));

const approve = ({ signers }: World, pdf = wordFile()) => forge.sign(pdf, { name: 'leader', signer: signers.leader });

/** Overwrites the identifier in a trailer, which is long enough, with another entry. */
function swapIdentifier(tail: Buffer, entry: string): void {
  const text = tail.toString('latin1');
  const found = /\/ID \[[^\]]+\]/.exec(text)!;
  tail.write(entry.padEnd(found[0].length), found.index, 'latin1');
}

/** Where the cross-reference stream of the base lies. */
const streamAt = (pdf: Buffer): number => Number(/\/XRefStm (\d+)/.exec(pdf.toString('latin1'))![1]);

/** A signature over a forged base of the same length: what signing software that does not look would make. */
async function signedBlindly({ signers }: World, forgery: WordForgery): Promise<Buffer> {
  const pdf = wordFile();
  const forged = wordFile(forgery);
  if (forged.length !== pdf.length) throw new Error('the forged file has another length');
  return forge.signTampered(pdf, { name: 'leader', signer: signers.leader }, () => void forged.copy(pdf));
}

const otherContent: WordForgery = {
  rows: (rows, extra) => {
    rows[WORD.contents] = [1, extra, 0];
  },
};

const UNSIGNED: readonly [name: string, forgery: WordForgery][] = [
  ['table and stream name different page contents', otherContent],
  ['the table names other page contents', { lines: (lines, extra) => (lines[WORD.contents] = line(extra)) }],
  ['the stream takes an object away', { rows: (rows) => (rows[WORD.contents] = [0, 0, 0]) }],
  ['the font of a page is hidden from older readers', { alsoHidden: [WORD.font] }],
  ['a page is hidden from older readers', { alsoHidden: [WORD.page] }],
  ['the catalog is hidden from older readers', { alsoHidden: [WORD.catalog] }],
  ['free and used in one section', { oneSection: true }],
  ['the stream has a chain of its own', { streamEntries: '/Prev 17' }],
];

/** Files with two sets of cross-references, as Word writes them, and what can be hidden between the two. */
export const HYBRID_ATTACKS: readonly Attack[] = [
  ...UNSIGNED.map(([name, forgery]) => unreadable(`hybrid: ${name}`, 'xref-hybrid', () => wordFile(forgery))),
  unreadable('hybrid: the stream names another root', 'xref-hybrid', () => {
    const text = wordFile().toString('latin1');
    return Buffer.from(text.replace(/(\/Type\/XRef[^>]*)\/Root 1 0 R/, '$1/Root 2 0 R'), 'latin1');
  }),
  unreadable('hybrid: signed although table and stream differ', 'xref-hybrid', (_, world) =>
    signedBlindly(world, otherContent),
  ),
  unreadable('hybrid: the signed revision itself names a stream', 'xref-hybrid', (_, { signers }) => {
    const pdf = wordFile();
    const signing = { name: 'leader', signer: signers.leader };
    return forge.signTampered(pdf, signing, (tail) => swapIdentifier(tail, `/XRefStm ${streamAt(pdf)}`));
  }),
  ours('hybrid: a later revision names the old stream again', 'xref-hybrid', async (world) => {
    const signed = await approve(world);
    const tail = forge.update(signed, (made) => made.set(made.allocate(), new PdfDict())).subarray(signed.length);
    swapIdentifier(tail, `/XRefStm ${streamAt(signed)}`);
    return Buffer.concat([signed, tail]);
  }),
  ours('hybrid: a later revision swaps the stream for one with other contents', 'xref-hybrid', async (world) => {
    const signed = await approve(world);
    const rows = Buffer.from([1, 0, 0, 0, 0, 0, 0]);
    const length = signed.length;
    let at = 0;
    const tail = forge.update(signed, (made) => {
      const contents = made.allocate();
      made.writeStream(contents, new PdfDict(), Buffer.from('0 0 300 300 re f'));
      rows.writeUInt32BE(length + 1, 1);
      const stream = made.allocate();
      const dict = { Type: new PdfName('XRef'), Size: 5, W: [1, 4, 2], Index: [WORD.contents, 1] };
      made.writeStream(stream, new PdfDict(dict), rows);
      at = stream.num;
    });
    const added = tail.subarray(length);
    swapIdentifier(added, `/XRefStm ${length + added.indexOf(`${at} 0 obj`)}`);
    return tail;
  }),
  ours('hybrid: the second signer names a stream', 'xref-hybrid', async (world) => {
    const signed = await approve(world);
    const signing = { name: 'organization', signer: world.signers.organization, page: 2 };
    return forge.signTampered(signed, signing, (tail) => swapIdentifier(tail, `/XRefStm ${streamAt(signed)}`));
  }),
  ours('hybrid: a hidden object replaced by a visible one', 'object-changed', async (world) =>
    forge.update(await approve(world), (made) =>
      made.set(new PdfRef(WORD.structure), new PdfDict({ Type: new PdfName('StructTreeRoot') })),
    ),
  ),
];
