import type { Page } from 'playwright-core';
import { comeToRest } from './browser.ts';
import type { SampleFile } from './sample-files.ts';

/** More stops than any way through a screen may take. */
const MOST_STOPS = 120;

/** What can be done without a pointing device. It hands out no page, so nothing of a journey that holds it can click. */
export type Keyboard = {
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Role and name of what has the focus, such as `button "Ký"`, as a screen reader is told. */
  focused(): Promise<string>;
  /** Presses Tab until the focus is on what is called so. */
  tabTo(name: string | RegExp): Promise<void>;
  /** Presses an arrow until the focused or active thing is called so. */
  arrowTo(key: string, name: string | RegExp): Promise<void>;
  /** Waits until the text can be read on the page. */
  sees(text: string | RegExp): Promise<void>;
  goesTo(path: RegExp): Promise<void>;
  /** Waits until the focus is inside something of that role, as it must be when a dialog opens. */
  focusIsIn(role: 'dialog'): Promise<void>;
  dialogCloses(): Promise<void>;
  /** Presses the key on what opens the machine's own file dialog, and gives it the file. */
  givesFile(key: string, file: SampleFile): Promise<void>;
};

/** Counts what a pointing device would cause, and looks at how the thing that has the focus differs from when it has not. */
const WATCH = () => {
  const state = { pointers: 0, unseen: [] as string[], before: null as null | { element: Element; looks: string } };
  for (const kind of ['pointerdown', 'mousedown', 'touchstart'])
    addEventListener(kind, (event) => event.isTrusted && state.pointers++, true);
  const looksOf = (element: Element) => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) animation.finish();
    const around = [element];
    while (around.length < 7 && around[0]?.parentElement) around.unshift(around[0].parentElement);
    const inside = [...(element.parentElement?.querySelectorAll('*') ?? [])].slice(0, 12);
    return [...around, ...inside]
      .flatMap((one) => (one ? [null, '::before', '::after'].map((part) => getComputedStyle(one, part)) : []))
      .map((style) =>
        [
          style.outline,
          style.boxShadow,
          style.border,
          style.backgroundColor,
          style.textDecoration,
          style.transform,
        ].join(),
      )
      .join('\n');
  };
  const watch = {
    state,
    leave: () => {
      const element = document.activeElement;
      // A heading or the main part may be given the focus for who reads on from there; nothing can be done with it.
      const canAct = element instanceof HTMLElement && element.tabIndex >= 0;
      state.before = canAct ? { element, looks: looksOf(element) } : null;
    },
    arrive: () => {
      const { before } = state;
      if (!before?.element.isConnected || document.activeElement === before.element) return;
      if (looksOf(before.element) === before.looks) state.unseen.push(before.element.outerHTML.slice(0, 200));
    },
  };
  Object.assign(globalThis, { keyboardWatch: watch });
};

type Watched = typeof globalThis & {
  readonly keyboardWatch: { state: { pointers: number; unseen: string[] }; leave(): void; arrive(): void };
};

const matches = (said: string, name: string | RegExp) =>
  typeof name === 'string' ? said.includes(`"${name}"`) : name.test(said);

/** Call before the first page is opened. `verdict` tells what a pointer did and where the focus could not be seen. */
export const takeKeyboard = async (
  page: Page,
): Promise<{ keyboard: Keyboard; verdict(): Promise<{ pointers: number; unseen: readonly string[] }> }> => {
  await page.addInitScript(WATCH);
  // While somebody listens the browser hands file dialogs over from the first key on; listening only then would come too late.
  page.on('filechooser', () => undefined);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = async () => {
    // What has the focus may go while it is asked, when a screen gives way to the next.
    const said = await page
      .locator('*:focus')
      .first()
      .ariaSnapshot({ timeout: 1_000 })
      .catch(() => '');
    return said ? (said.split('\n')[0] ?? '').replace(/^- /, '') : 'nothing';
  };
  const tab = async () => {
    await page.evaluate(() => (globalThis as Watched).keyboardWatch.leave());
    await page.keyboard.press('Tab');
    await page.evaluate(() => (globalThis as Watched).keyboardWatch.arrive());
  };
  const until = async (step: () => Promise<void>, name: string | RegExp, how: string) => {
    const passed: string[] = [];
    for (let i = 0; i < MOST_STOPS; i++) {
      const said = await focused();
      if (matches(said, name)) return;
      passed.push(said);
      await step();
    }
    throw new Error(`${how} never came to ${name}; it passed\n  ${passed.join('\n  ')}`);
  };
  const keyboard: Keyboard = {
    press,
    focused,
    type: (text) => page.keyboard.type(text),
    tabTo: async (name) => {
      await comeToRest(page);
      await until(tab, name, 'Tab');
    },
    arrowTo: (key, name) => until(() => press(key), name, key),
    sees: (text) => page.getByText(text).first().waitFor(),
    goesTo: (path) => page.waitForURL(path),
    focusIsIn: (role) => page.locator(`[role="${role}"] *:focus`).first().waitFor(),
    dialogCloses: () => page.getByRole('dialog').waitFor({ state: 'hidden' }),
    givesFile: async (key, file) => {
      // Browsers open it only within seconds of the key, which a busy machine may miss: then one presses again.
      const asked = async () =>
        (await Promise.all([page.waitForEvent('filechooser', { timeout: 6_000 }), press(key)]))[0];
      const chooser = await asked().catch(asked);
      await chooser.setFiles(file);
    },
  };
  return {
    keyboard,
    verdict: async () => {
      const { pointers, unseen } = await page.evaluate(() => (globalThis as Watched).keyboardWatch.state);
      return { pointers, unseen };
    },
  };
};
