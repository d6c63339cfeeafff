import { expect, test } from 'vitest';
import { DOCUMENT_KINDS, findDocumentKind, getDocumentKind, LAYOUT_MODEL_NAMES, LAYOUT_MODELS } from './kinds.ts';

test('Decree 30/2020 knows 29 kinds, each code and name once', () => {
  expect(DOCUMENT_KINDS).toHaveLength(29);
  expect(new Set(DOCUMENT_KINDS.map((kind) => kind.code)).size).toBe(29);
  expect(new Set(DOCUMENT_KINDS.map((kind) => kind.name.vi)).size).toBe(29);
});

test('abbreviations are unique and only công văn and thư công have none', () => {
  const abbreviations = DOCUMENT_KINDS.flatMap((kind) => (kind.abbreviation === null ? [] : [kind.abbreviation]));
  expect(new Set(abbreviations).size).toBe(27);
  const without = DOCUMENT_KINDS.filter((kind) => kind.abbreviation === null).map((kind) => kind.name.vi);
  expect(without).toEqual(['Công văn', 'Thư công']);
});

test('the ten layout models are all named and all reachable from a kind', () => {
  expect(LAYOUT_MODEL_NAMES.map((model) => model.code)).toEqual([...LAYOUT_MODELS]);
  const used = new Set(DOCUMENT_KINDS.flatMap((kind) => [kind.layoutModel, kind.alternativeLayoutModel]));
  for (const model of LAYOUT_MODELS) expect(used).toContain(model);
});

test('get throws where find is empty', () => {
  expect(findDocumentKind('none')).toBeUndefined();
  expect(() => getDocumentKind('none')).toThrow(RangeError);
  expect(getDocumentKind('official-letter').layoutModel).toBe('1.5');
});
