import { type AppearanceDrawer, createAppearanceDrawer } from './appearances.ts';
import { documentView } from './document-view.ts';
import type { LaidOutDocument, LayoutInput } from './layout-input.ts';
import { createTypesetterPool } from './worker-pool.ts';
import { zonesFrom } from './zones.ts';

export type LayoutEngine = AppearanceDrawer & {
  /**
   * Lays a document out after Annex I of Decree 30/2020/NĐ-CP: number and date left empty, boxes for them and for the
   * signatures reported.
   * @throws Error when the typesetter refuses, e.g. a letter that the font lacks.
   */
  layoutDocument(input: LayoutInput): Promise<LaidOutDocument>;
  /** A register on A4 turned on its side, its heading repeated on each page. @throws Error when the typesetter refuses */
  layoutRegister(register: RegisterPages): Promise<Buffer>;
  close(): Promise<void>;
};

/** What a printed register shows; `weights` are the columns' widths beside each other. */
export type RegisterPages = {
  readonly title: string;
  readonly agencyName: string;
  readonly period: string;
  readonly columns: readonly string[];
  readonly weights: readonly number[];
  readonly rows: ReadonlyArray<readonly string[]>;
  readonly note: string;
  readonly createdAt: Temporal.Instant;
};

/** Starts an engine; its threads start with the first document. One engine serves the whole process. */
export function createLayoutEngine({ threads = 2 }: { threads?: number } = {}): LayoutEngine {
  const pool = createTypesetterPool(threads);
  return {
    ...createAppearanceDrawer(pool),
    layoutDocument: async (input) => {
      const { pdf, pageCount, queried } = await pool.typeset({
        template: 'document',
        data: await documentView(input),
        standard: 'a-2a',
        query: 'zone',
        createdAt: Math.floor(input.createdAt.epochMilliseconds / 1000),
      });
      return { pdf: Buffer.from(pdf), pageCount, zones: zonesFrom(queried), formatFont: 'Tinos' };
    },
    layoutRegister: async ({ createdAt, ...data }) => {
      const { pdf } = await pool.typeset({
        ...{ template: 'register-book', data, standard: 'a-2a' },
        createdAt: Math.floor(createdAt.epochMilliseconds / 1000),
      });
      return Buffer.from(pdf);
    },
    close: () => pool.close(),
  };
}
