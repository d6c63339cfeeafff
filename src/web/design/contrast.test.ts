import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type TokenName, tokens, tokensCss } from './tokens.ts';

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (name: TokenName) => {
  const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(tokens[name].slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG 2.2 contrast ratio, 1–21. */
const contrast = (a: TokenName, b: TokenName) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

test('texts keep 4.5:1 on every surface they are used on', () => {
  const surfaces: TokenName[] = ['color-surface', 'color-ground', 'color-primary-soft'];
  const texts: TokenName[] = ['color-text', 'color-text-quiet', 'color-primary', 'color-accent', 'color-bad'];
  for (const text of texts)
    for (const surface of surfaces) expect(contrast(text, surface), `${text} on ${surface}`).toBeGreaterThan(4.5);
  for (const tone of ['good', 'warn', 'bad'] as const)
    expect(contrast(`color-${tone}`, `color-${tone}-soft`), tone).toBeGreaterThan(4.5);
});

test('edges of controls keep 3:1', () => {
  expect(contrast('color-edge', 'color-surface')).toBeGreaterThan(3);
  expect(contrast('color-focus', 'color-ground')).toBeGreaterThan(3);
});

test('the style sheet says what the tokens say', () => {
  expect(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')).toBe(tokensCss());
});
