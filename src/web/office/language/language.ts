import { useSyncExternalStore } from 'react';
import type { Locale } from '../../../platform/i18n/index.ts';

export type { Locale } from '../../../platform/i18n/index.ts';

/** The same keys with the same kinds of values; English can neither lack nor add a key. */
export type SameKeys<T> = {
  readonly [K in keyof T]: T[K] extends (...values: infer A) => string
    ? (...values: A) => string
    : T[K] extends string
      ? string
      : SameKeys<T[K]>;
};

const KEY = 'kinhbac.lang';
const watchers = new Set<() => void>();

const stored = (): Locale => {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
};
let current: Locale = stored();

/** The language shown now, for code outside of components. */
export const currentLocale = (): Locale => current;

/** Changes the language of this browser at once; the account's own choice is saved by identity.set-locale. */
export const chooseLocale = (locale: Locale): void => {
  if (locale === current) return;
  current = locale;
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // Storage may be closed to us; the choice then lasts as long as the page.
  }
  document.documentElement.lang = locale;
  for (const watcher of watchers) watcher();
};

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

export const useLocale = (): Locale => useSyncExternalStore(watch, currentLocale);

/** The texts in the language shown now. */
export const useText = <T>(texts: { readonly vi: T; readonly en: SameKeys<T> }): T =>
  texts[useLocale()] as unknown as T;
