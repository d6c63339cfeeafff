/** The ordered list of modules: a module may import those before it, by their index.ts, and none after it. */
export const MODULE_ORDER = ['organization', 'identity', 'signatures', 'documents'] as const;

export type ModuleName = (typeof MODULE_ORDER)[number];

/** Where migrations live, in the order in which they are applied. The platform's own come first. */
export const migrationFolders = (): ReadonlyArray<{ module: string; dir: URL }> => [
  { module: 'platform', dir: new URL('./platform/migrations/', import.meta.url) },
  ...MODULE_ORDER.map((name) => ({ module: name, dir: new URL(`./modules/${name}/migrations/`, import.meta.url) })),
];
