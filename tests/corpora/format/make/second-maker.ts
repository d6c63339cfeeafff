import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { DocumentSpec } from './document-spec.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const tinos = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));

/** Sets specs with variant.typ: another program than LibreOffice, other templates than the product's. */
export function createSecondMaker(): (spec: DocumentSpec) => Buffer {
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [tinos] }] });
  return (spec) => {
    const pdf = compiler.pdf({ mainFilePath: `${folder}variant.typ`, inputs: { spec: JSON.stringify(spec) } }, {});
    compiler.evictCache(5);
    return pdf;
  };
}
