import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const require = createRequire(import.meta.url);
const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
const templates = fileURLToPath(new URL('./templates', import.meta.url));

/** Work for one typesetting: a template of ./templates, its data, and whether the result is an archivable document. */
export type TypesetTask = {
  template: string;
  data: unknown;
  standard: 'a-2a' | '1.7';
  /** Seconds since 1970 for the PDF's creation date. */
  createdAt?: number;
  /** Name of a label whose metadata is returned, e.g. 'zone'. */
  query?: string;
};

export type TypesetResult = { pdf: Uint8Array; pageCount: number; queried: unknown[] };

/** A synchronous typesetter. Texts travel as one JSON string, so nothing in them can be read as markup. */
export function createTypesetter(): (task: TypesetTask) => TypesetResult {
  const fontBlobs = FACES.map((face) =>
    readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)),
  );
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] });
  return ({ template, data, standard, createdAt, query }) => {
    const compiled = compiler.compile({
      mainFilePath: `${templates}/${template}.typ`,
      inputs: { data: JSON.stringify(data) },
    });
    const document = compiled.result;
    if (document === null) {
      const problem = compiled.takeError();
      throw new Error(`typesetting ${template}: ${JSON.stringify(problem?.shortDiagnostics)}`);
    }
    const pdf = compiler.pdf(document, {
      pdfStandard: standard,
      pdfTags: standard === 'a-2a',
      creationTimestamp: createdAt,
    });
    const queried = query === undefined ? [] : compiler.query(document, { selector: `<${query}>`, field: 'value' });
    compiler.evictCache(10);
    return { pdf, pageCount: document.numOfPages, queried };
  };
}
