import type { Tx } from '../../platform/db/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { SignaturesModule } from '../signatures/index.ts';
import type { FormatReport } from './format-check/report.ts';
import type { LayoutEngine } from './layout/layout-engine.ts';

/** A term as organization counts it. */
type Term = { readonly workingDays: number } | { readonly days: number };

/** What the operations of documents lean on; put together once by `createDocumentsModule`. */
export type DocumentsPorts = {
  readonly files: FileStore;
  readonly signatures: Pick<SignaturesModule, 'signAsPerson' | 'sealAsAgency' | 'verifyBytes' | 'beginCheck'>;
  readonly layout: LayoutEngine;
  readonly checkFormat: (pdf: Uint8Array, options?: { issued?: boolean }) => Promise<FormatReport>;
  /** When a term that begins at `from` ends for this agency, in its working calendar. */
  readonly dueAt: (tx: Tx, agencyId: string, from: Temporal.Instant, term: Term) => Promise<Temporal.Instant>;
  /** Address of the product, without a trailing slash; printed in QR codes. */
  readonly publicUrl: string;
  /** Everything made is marked as a demonstration. */
  readonly demo: boolean;
};
