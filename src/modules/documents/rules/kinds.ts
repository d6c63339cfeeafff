import { z } from 'zod';
import catalogue from '../../../../catalog/document-kinds.json' with { type: 'json' };

/** Layout models 1.1–1.10 of Annex III of Decree 30/2020/NĐ-CP. */
export const LAYOUT_MODELS = ['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '1.10'] as const;
export type LayoutModel = (typeof LAYOUT_MODELS)[number];

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
/** How far the mapping kind → model was checked; see the note in the catalogue. */
const confidence = z.enum(['checked', 'from-memory', 'nearest-model']);

const kindSchema = z.strictObject({
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  abbreviation: z.string().min(2).max(4).nullable(),
  name: bilingual,
  layoutModel: z.enum(LAYOUT_MODELS),
  alternativeLayoutModel: z.enum(LAYOUT_MODELS).optional(),
  source: z.string().min(1),
  confidence,
});

const catalogueSchema = z.strictObject({
  note: z.string(),
  layoutModels: z.array(
    z.strictObject({ code: z.enum(LAYOUT_MODELS), name: bilingual, source: z.string().min(1), confidence }),
  ),
  kinds: z.array(kindSchema).length(29),
});

/** One of the 29 kinds of administrative documents (Decree 30/2020/NĐ-CP, Article 7). */
export type DocumentKind = z.infer<typeof kindSchema>;

const parsed = catalogueSchema.parse(catalogue);

/** The 29 kinds in the order of Annex III. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = parsed.kinds;

/** The ten layout models with their names. */
export const LAYOUT_MODEL_NAMES = parsed.layoutModels;

const byCode = new Map(DOCUMENT_KINDS.map((kind) => [kind.code, kind]));

/** The kind with this code, or undefined. */
export function findDocumentKind(code: string): DocumentKind | undefined {
  return byCode.get(code);
}

/** The kind with this code. @throws RangeError when the catalogue has no such kind. */
export function getDocumentKind(code: string): DocumentKind {
  const kind = byCode.get(code);
  if (kind === undefined) throw new RangeError(`unknown document kind: ${code}`);
  return kind;
}
