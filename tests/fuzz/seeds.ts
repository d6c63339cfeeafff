import { PDFDocument } from '@cantoo/pdf-lib';
import { PdfFile } from '../../src/modules/signatures/pdf/file.ts';
import { mark } from '../corpora/signatures/support/bases.ts';
import { makeVictims, sign } from '../corpora/signatures/support/forger.ts';
import { issue, signerOf } from '../corpora/signatures/support/test-ca.ts';
import { wordFile } from '../corpora/signatures/support/word.ts';
import type { World } from '../corpora/signatures/support/world.ts';

/** A lawful file that mutations start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Seeds {
  readonly files: readonly Seed[];
  /** DER of the root that all their signatures lead to. */
  readonly root: Buffer;
  readonly signers: World['signers'];
  /** A visible mark, made once. */
  readonly mark: Buffer;
}

async function withObjectStreams(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('Cong van so 01', { x: 60, y: 700 });
  return Buffer.from(await document.save({ useObjectStreams: true }));
}

/** Small files of every structure that the reader knows: tables, streams, object streams, hybrid; unsigned and signed. */
export async function makeSeeds(): Promise<Seeds> {
  const root = await issue({ name: 'CN=DEMO Gốc thử nghiệm, O=Kinh Bắc, C=VN', kind: 'ca' });
  const sub = await issue({ name: 'CN=DEMO Cấp phát thử nghiệm, O=Kinh Bắc, C=VN', kind: 'ca' }, root);
  const person = async (name: string) => signerOf(await issue({ name: `CN=${name}, C=VN` }, sub), sub);
  const signers = {
    leader: await person('Nguyễn Thị Ánh'),
    organization: await person('Sở Nội vụ'),
    deputy: await person('Trần Văn Ước'),
    stranger: await person('Người khác'),
  };
  const stamp = mark('Ký', 60, 30);
  const leader = { name: 'leader', signer: signers.leader, appearance: stamp };
  const { base, approved, issued } = await makeVictims({ signers });
  const word = wordFile();
  const open = wordFile({ unfiltered: true });
  const streams = await withObjectStreams();
  const organization = {
    name: 'organization',
    signer: signers.organization,
    rect: [270, 70, 372, 172],
    appearance: stamp,
  };
  const wordSigned = await sign(word, leader);
  const files = [
    { name: 'Typst, unsigned', bytes: base },
    { name: 'Typst, signed by the leader', bytes: approved },
    { name: 'Typst, filled and signed by the organisation', bytes: issued },
    { name: 'Word layout (hybrid), unsigned', bytes: word },
    { name: 'Word layout (hybrid), signed once', bytes: wordSigned },
    {
      name: 'Word layout (hybrid), signed twice',
      bytes: await sign(wordSigned, { ...organization, rect: [270, 70, 372, 172] }),
    },
    { name: 'Word layout, no filters, unsigned', bytes: open },
    { name: 'Word layout, no filters, signed', bytes: await sign(open, leader) },
    { name: 'object streams, unsigned', bytes: streams },
    { name: 'object streams, signed', bytes: await sign(streams, leader) },
  ];
  for (const { bytes } of files) PdfFile.open(bytes);
  return { files, root: root.der, signers, mark: stamp };
}
