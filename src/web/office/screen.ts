import type { ComponentType } from 'react';
import type { Locale } from '../../platform/i18n/index.ts';

/** One address of the application. Screens live with their module; the shell only knows this much of them. */
export type Screen = {
  readonly path: `/${string}`;
  /** Loaded when the address is first opened. */
  readonly load: () => Promise<ComponentType>;
};

/** What a module adds to the application. */
export type OfficePart = {
  readonly screens: readonly Screen[];
  /** Live messages → reads to ask again. */
  readonly live?: Readonly<Record<string, readonly string[]>>;
  /** Where a work item or an object of this kind is opened. */
  readonly links?: Readonly<Record<string, (id: string) => string>>;
  /** Parts of the account page that belong to this module. */
  readonly account?: ReadonlyArray<() => Promise<ComponentType>>;
  /** What a work item of this kind asks for. */
  readonly work?: Readonly<Record<string, Readonly<Record<Locale, string>>>>;
};
