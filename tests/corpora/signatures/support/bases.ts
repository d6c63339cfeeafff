import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import { PDF } from '@libpdf/core';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import PdfKit from 'pdfkit';
import { save } from './outside-judges.ts';
import { wordFile } from './word.ts';
import type { World } from './world.ts';

const here = dirname(fileURLToPath(import.meta.url));
const TINOS = join(here, '../../../../node_modules/@expo-google-fonts/tinos');
const fixture = (name: string): Buffer => readFileSync(join(here, '../fixtures', name));

let compiler: NodeCompiler | undefined;

export function typst(source: string): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [TINOS] }] });
  return Buffer.from(compiler.pdf({ mainFileContent: `#set text(font: "Tinos", lang: "vi")\n${source}` }));
}

/** Visible marks, as layout makes them: one page, no fill. */
export const mark = (text: string, width = 180, height = 60): Buffer =>
  typst(
    `#set page(width: ${width}pt, height: ${height}pt, margin: 2pt, fill: none)\n#set text(size: 9pt, fill: blue)\n${text}`,
  );

export const letter = (): Buffer =>
  typst(`#set document(title: "Công văn")
= ỦY BAN NHÂN DÂN TỈNH BẮC NINH
#lorem(150)
#pagebreak()
Nơi nhận: như trên.`);

function pdfkit(): Promise<Buffer> {
  const document = new PdfKit({ size: 'A4', info: { Title: 'Công văn' } });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  document.registerFont('Tinos', join(TINOS, '400Regular/Tinos_400Regular.ttf'));
  document.font('Tinos').text('Về việc chuyển đổi số').addPage().text('Trang hai');
  document.end();
  return new Promise((resolve) => document.on('end', () => resolve(Buffer.concat(parts))));
}

async function pdfLib(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('Cong van so 01', { x: 60, y: 700 });
  document.addPage([595, 842]).drawText('Trang 2', { x: 60, y: 700 });
  return Buffer.from(await document.save({ useObjectStreams }));
}

async function libpdf(): Promise<Buffer> {
  const document = PDF.create();
  document.addPage().drawText('Cong van so 02', { x: 60, y: 700 });
  document.addPage().drawText('Trang 2', { x: 60, y: 700 });
  return Buffer.from(await document.save());
}

function chromium(world: World): Buffer {
  const page = save(
    world,
    Buffer.from('<meta charset=utf-8><h1>Ủy ban nhân dân</h1><p>Kính gửi các sở</p><p style="break-before:page">Hai'),
    'html',
  );
  const out = join(world.dir, 'chromium.pdf');
  const profile = join(world.dir, 'chromium');
  execFileSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${profile}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${out}`,
      `file://${page}`,
    ],
    { stdio: 'pipe' },
  );
  return readFileSync(out);
}

function qpdf(world: World, pdf: Buffer, ...options: string[]): Buffer {
  const out = save(world, Buffer.alloc(0));
  execFileSync('qpdf', [...options, save(world, pdf), out], { stdio: 'pipe' });
  return readFileSync(out);
}

/** Unsigned files of many makers: tables, streams, object streams, linearized, PDF/A. */
export async function makeBases(world: World): Promise<Record<string, Buffer>> {
  const plain = letter();
  const office = fixture('libreoffice-plain.pdf');
  return {
    typst: plain,
    LibreOffice: office,
    'LibreOffice PDF/A-2b': fixture('libreoffice-pdfa2b.pdf'),
    Chromium: chromium(world),
    pdfkit: await pdfkit(),
    'pdf-lib, table': await pdfLib(false),
    'pdf-lib, object streams': await pdfLib(true),
    libpdf: await libpdf(),
    'qpdf, linearized': qpdf(world, plain, '--linearize'),
    'qpdf, object streams': qpdf(world, office, '--object-streams=generate'),
    'Word, hybrid': wordFile(),
    'qpdf, linearized with object streams': qpdf(world, plain, '--linearize', '--object-streams=generate'),
  };
}
