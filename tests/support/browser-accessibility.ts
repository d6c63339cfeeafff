import { AxeBuilder } from '@axe-core/playwright';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { comeToRest } from './browser.ts';

/**
 * WCAG 2.2 A and AA, best practices and axe's experimental rules, also those that it leaves out unless asked. Not among
 * them: level AAA, which the product does not promise, and rules that axe itself gave up.
 */
const RULES = Object.fromEntries(
  axe
    .getRules()
    .filter(({ tags }) => !tags.includes('wcag2aaa') && !tags.includes('deprecated'))
    .map(({ ruleId }) => [ruleId, { enabled: true }]),
);

/** @throws with a readable list when axe finds anything on the page as it stands. */
export const checkAccessibility = async (page: Page, name: string): Promise<void> => {
  await comeToRest(page);
  const { violations } = await new AxeBuilder({ page }).options({ rules: RULES }).analyze();
  if (violations.length === 0) return;
  const list = violations.map(
    ({ id, help, nodes }) =>
      `  ${id}: ${help}\n${nodes
        .slice(0, 8)
        .map((node) => `    ${node.target.join(' ')}\n      ${node.html.slice(0, 160)}\n      ${said(node)}`)
        .join('\n')}`,
  );
  throw new Error(`${name}: ${violations.length} rules broken\n${list.join('\n')}`);
};

const said = (node: { readonly failureSummary?: string }): string =>
  (node.failureSummary ?? '').split('\n').slice(1, 4).join(' ').trim();

/** @throws when the page is wider than its window, so that a reader would have to push it sideways. */
export const checkFits = async (page: Page, name: string): Promise<void> => {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > room + 1)
      .slice(0, 8)
      .map(
        (one) =>
          `${one.tagName.toLowerCase()}.${one.className} ends at ${Math.round(one.getBoundingClientRect().right)}`,
      );
  });
  if (wide.length > 0) throw new Error(`${name} is wider than its window:\n  ${wide.join('\n  ')}`);
};
